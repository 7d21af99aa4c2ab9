import type { ComponentChildren } from 'preact';

/** What scrolls must be reached by the keyboard too (WCAG 2.1.1), although nothing in it is a control. */
const REACHED_BY_KEYBOARD = { tabIndex: 0 };

/** A named part of the page that scrolls in itself, so that the page does not have to scroll sideways. */
export function ScrollFrame({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="table-frame" aria-label={label} {...REACHED_BY_KEYBOARD}>
      {children}
    </section>
  );
}
