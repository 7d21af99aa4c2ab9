import type { ComponentChildren } from 'preact';
import { addressOf, type Navigation, type Place } from '../state/address.ts';

/** A link within these pages: a real address, followed without loading the page again. */
export function PageLink({
  to,
  go,
  className,
  isCurrent,
  children,
}: {
  readonly to: Place;
  readonly go: Navigation['go'];
  readonly className?: string;
  readonly isCurrent?: boolean | 'page';
  readonly children: ComponentChildren;
}) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to, true);
    scrollTo(0, 0);
  };
  return (
    <a
      href={addressOf(to)}
      class={className}
      aria-current={isCurrent === 'page' ? 'page' : isCurrent ? 'true' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
