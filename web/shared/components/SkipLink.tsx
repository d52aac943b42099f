/** The first stop of the keyboard: straight to the content. */
export function SkipLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a
      className="ds-skip-link"
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {children}
    </a>
  );
}
