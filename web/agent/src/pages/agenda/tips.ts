/** What an event says more when the pointer or the focus is on it. The same is in its own words for screen readers. */

/** Shows the lines of `linesOf` beside the event under the pointer or the focus; Escape hides them. Returns what stops it. */
export function showTips(root: HTMLElement, linesOf: (eventId: string) => readonly string[]): () => void {
  const tip = document.createElement("div");
  tip.className = "agenda-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);

  const hide = () => {
    tip.hidden = true;
  };

  function show(event: Event): void {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-event]") : null;
    const lines = target?.dataset.event ? linesOf(target.dataset.event) : [];
    if (!target || lines.length === 0) {
      hide();
      return;
    }
    tip.replaceChildren(...lines.map((line) => Object.assign(document.createElement("span"), { textContent: line })));
    tip.hidden = false;
    const box = target.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const right = box.right + 4;
    const left = right + own.width <= window.innerWidth ? right : Math.max(4, box.left - own.width - 4);
    tip.style.left = `${left}px`;
    tip.style.top = `${Math.max(4, Math.min(box.top, window.innerHeight - own.height - 4))}px`;
  }

  /** The pointer may go from the event onto its tip, to read it at leisure. */
  function leave(event: MouseEvent | FocusEvent): void {
    if (event.relatedTarget instanceof Node && tip.contains(event.relatedTarget)) return;
    hide();
  }

  const onEscape = (event: KeyboardEvent) => event.key === "Escape" && hide();
  const watched = new AbortController();
  const { signal } = watched;
  root.addEventListener("mouseover", show, { signal });
  root.addEventListener("focusin", show, { signal });
  root.addEventListener("mouseout", leave, { signal });
  root.addEventListener("focusout", leave, { signal });
  root.addEventListener("mousedown", hide, { signal });
  tip.addEventListener("mouseleave", hide, { signal });
  window.addEventListener("scroll", hide, { signal, passive: true });
  document.addEventListener("keydown", onEscape, { signal });
  return () => {
    watched.abort();
    tip.remove();
  };
}
