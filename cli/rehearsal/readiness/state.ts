/** Whether an object is ready. */
export type Readiness =
  | { readonly state: "ready" }
  /** It may become ready; the message says what is missing. */
  | { readonly state: "waiting"; readonly message: string }
  /** It cannot become ready by itself. */
  | { readonly state: "failed"; readonly message: string };
