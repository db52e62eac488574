import type { RehearsalPage } from "../../contract";

export function RehearsalView({ page }: { readonly page: RehearsalPage }) {
  return <h1>{page.stack}</h1>;
}
