type DrawingKit = typeof import('./interactive-chart.ts');
let loading: Promise<DrawingKit> | null = null;
let kit: DrawingKit | null = null;

/** What draws charts in the page. Large, so that it comes with the first interaction and stays. */
export function loadDrawingKit(): Promise<DrawingKit> {
  loading ??= import('./interactive-chart.ts').then(
    loaded => {
      kit = loaded;
      return loaded;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Null until it is there: until then the server draws. */
export function drawingKit(): DrawingKit | null {
  return kit;
}
