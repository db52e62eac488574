/**
 * Regular expressions, regardless of case, of lines that contain a credential. Agents drop such lines, because more people read a log
 * store than may know the secret. They mean the same in JavaScript and in Ruby's syntax, which Fluent Bit and Fluentd use.
 *
 * A line can be long and chosen by somebody: no pattern begins with an open repetition, which would make an agent try
 * every part of a line.
 */
export const credentialPatterns = [
  String.raw`-----BEGIN[A-Z\s]*PRIVATE\sKEY-----`,
  String.raw`authorization["']?\s*[:=]\s*["']?(bearer|basic)\s+\S`,
  String.raw`\beyJ[\w-]{10,512}\.eyJ[\w-]{10}`,
  String.raw`\b\w+://[^/\s:@]+:[^/\s:@]+@`,
  String.raw`(password|passwd|secret_?access_?key|client_?secret|api_?key|access_?token|refresh_?token)(=|"\s*:\s*")[^\s"',;&]{4}`,
  String.raw`\bgh[pousr]_[A-Za-z0-9]{36}`,
  String.raw`\bxox[abprs]-[A-Za-z0-9-]{10}`,
] as const;
