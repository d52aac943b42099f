import { Icon } from "@rdv/theme";

/** What has just been done, under the title that has the focus. */
export function News({ children }: { readonly children: string }) {
  return (
    <p className="news" data-tone="success">
      <Icon name="check" />
      <span>{children}</span>
    </p>
  );
}
