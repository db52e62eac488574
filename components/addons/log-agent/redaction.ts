/**
 * Case-insensitive regular expressions that match lines with a credential. Agents drop such lines, because more people can read a log store than may
 * know the secret. The expressions mean the same in JavaScript and in Ruby. Fluent Bit and Fluentd use Ruby's syntax.
 *
 * An attacker can write long lines. No pattern begins with an open repetition, because an agent would then try every part of a line.
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
