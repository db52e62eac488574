import { text } from "../../values";

/** An answer of the API server that is not a success, with the server's own message. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly statusCode: number;
  /** For instance `NotFound`; empty if the server names none. */
  readonly reason: string;

  constructor(message: string, statusCode: number, reason = "") {
    super(message);
    this.statusCode = statusCode;
    this.reason = reason;
  }
}

/** Reads a `Status` object; anything else, such as a proxy's plain text, is the message itself. */
export function apiError(body: unknown, status: number): ApiError {
  const { code } = body as { code?: unknown };
  const statusCode = status === 0 && typeof code === "number" ? code : status;
  const message = text(body, "message") ?? (typeof body === "string" ? body.trim().slice(0, 300) : "");
  return new ApiError(message || `HTTP ${statusCode}`, statusCode, text(body, "reason"));
}

export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return body;
    }
    throw error;
  }
}

/** Reads the texts of a `Warning: 299 - "…"` header. */
export function parseWarnings(header: string | string[] | undefined): string[] {
  const values = [header ?? []].flat().join(", ");
  return [...values.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map((match) => (match[1] ?? "").replace(/\\(.)/g, "$1"));
}

/** Reads a `Retry-After` header, which is in seconds, as milliseconds: one second by default, five at most. */
export function retryAfter(header: string | undefined): number {
  const seconds = Number.parseInt(header ?? "", 10);
  return Number.isNaN(seconds) ? 1000 : Math.min(Math.max(seconds, 0), 5) * 1000;
}
