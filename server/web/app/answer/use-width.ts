import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Widths are taken in steps, so that a small change of the window does not draw every chart again. */
const STEP_PX = 20;
const LEAST_PX = 240;

/** Width of an element in pixels, rounded down; null before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      setWidth(Math.max(LEAST_PX, Math.floor(entry.contentRect.width / STEP_PX) * STEP_PX));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
