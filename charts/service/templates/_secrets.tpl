{{/*
Refuses a plain value that looks like a secret, by its name or its form, because everybody who can read Deployments sees it. The
message never quotes the value: (dict "path" path "name" name "value" text).
*/}}
{{- define "service.secretProblem" }}
{{- $named := and (include "service.namesSecret" .name) (not (include "service.isHarmless" .value)) (not (contains "\n" .value)) }}
{{- $what := include "service.credentialIn" .value | default (ternary "a secret by its name" "" (not (not $named))) }}
{{- with $what }}
{{ $.path }}: looks like {{ . }}; refer to a Secret by secretKeyRef or a volume; if it is not a secret, write { notSecret: … }
{{- end }}
{{- end }}

{{/* Whether a name is that of a secret: DB_PASSWORD, apiKey, but not TOKEN_FILE. */}}
{{- define "service.namesSecret" -}}
{{- $words := regexReplaceAll "([a-z0-9])([A-Z])" . "${1}_${2}" }}
{{- $words = regexReplaceAll "[^A-Za-z0-9]+" $words "_" | trimAll "_" | upper }}
{{- $secret := "(^|_)(PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|APIKEY|CREDENTIALS?|REQUIREPASS|MASTERAUTH|(API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING|MASTER|AUTH|ACCOUNT|LICENSE)_KEY)(_|$)|(^|_)PASS$" }}
{{- $about := "_(FILE|FILES|PATH|DIR|NAME|NAMES|REF|ID|URL|URI|ENDPOINT|HOST|PORT|ADDR|ADDRESS|TTL|AGE|EXPIRY|EXPIRES|EXPIRATION|LIFETIME|SECONDS|MINUTES|HOURS|DAYS|DURATION|TIMEOUT|INTERVAL|LENGTH|SIZE|COUNT|MIN|MAX|LIMIT|TYPE|ALGORITHM|ALG|FORMAT|ENCODING|HEADER|PREFIX|SUFFIX|POLICY|MODE|METHOD|ENABLED|DISABLED|REQUIRED|ISSUER|AUDIENCE|STORE|BACKEND|PROVIDER|NAMESPACE|REGION|VERSION|ROTATION|FIELD|COLUMN|SCOPE|CLASS|KIND)$" }}
{{- if and (regexMatch $secret $words) (not (regexMatch $about $words)) }}true{{ end }}
{{- end }}

{{/* Whether a value cannot be a secret: words, numbers, durations, paths, addresses, and references that something else fills in. */}}
{{- define "service.isHarmless" -}}
{{- $value := trim . }}
{{- $forms := list "^$" "^(?i)(true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional)$" "^[+-]?\\d+(\\.\\d+)?(ns|us|ms|s|m|h|d|Ki|Mi|Gi)?$" "^(~|\\.{0,2})/[\\w./-]*$" "^(?i)[a-z][a-z0-9+.-]*://[^\\s@]*$" "^[\"']?(\\$|\\{\\{|<|%\\()" "^\\*+$" }}
{{- range $forms }}
{{- if regexMatch . $value }}true{{ end }}
{{- end }}
{{- end }}

{{/* Which credential a text has in it, whatever its name. */}}
{{- define "service.credentialIn" -}}
{{- $text := . }}
{{- $formats := list
  (list "a private key" "-----BEGIN [A-Z0-9 ]*PRIVATE KEY|\\bAGE-SECRET-KEY-1[0-9A-Z]{50,}")
  (list "an AWS access key" "\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b")
  (list "a Google key" "\\bAIza[\\w-]{35}|\\bGOCSPX-[\\w-]{20,}")
  (list "a GitHub token" "\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\\w{60,})")
  (list "a GitLab token" "\\bgl(?:pat|dt|ft|rt|ptt)-[\\w-]{20,}")
  (list "a Slack token" "\\bxox[abeoprs]-[\\w-]{10,}|hooks\\.slack\\.com/services/T\\w+/B\\w+/\\w{20,}")
  (list "a Stripe key" "\\b[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,}")
  (list "a Vault token" "\\bhv[brs]\\.[\\w-]{24,}")
  (list "an API key" "\\bsk-(?:[a-z]+-)?[A-Za-z0-9_-]{32,}")
  (list "a JSON web token" "\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.")
}}
{{- $found := "" }}
{{- range $formats }}
{{- if and (not $found) (regexMatch (last .) $text) }}
{{- $found = first . }}
{{- end }}
{{- end }}
{{- $password := regexFind "://[^\\s:@/]*:[^\\s@/]+@" $text | trimSuffix "@" | splitList ":" | last }}
{{- if and (not $found) $password (not (include "service.isHarmless" $password)) }}
{{- $found = "a connection string with a password" }}
{{- end }}
{{- $found }}
{{- end }}

{{/* Paths of the values that are declared not to be secrets, as JSON. */}}
{{- define "service.declaredPlain" -}}
{{- $paths := list }}
{{- $all := list (dict "path" "" "args" .Values) }}
{{- range $kind := list "containers" "initContainers" }}
{{- range $name, $args := index $.Values $kind }}
{{- $all = append $all (dict "path" (printf "%s.%s." $kind $name) "args" $args) }}
{{- end }}
{{- end }}
{{- range $one := $all }}
{{- range $name, $value := $one.args.env }}
{{- if kindIs "map" $value }}
{{- if hasKey $value "notSecret" }}
{{- $paths = append $paths (printf "%senv.%s" $one.path $name) }}
{{- end }}
{{- end }}
{{- end }}
{{- range $list := list "command" "args" }}
{{- range $index, $word := index $one.args $list }}
{{- if kindIs "map" $word }}
{{- $paths = append $paths (printf "%s%s[%d]" $one.path $list $index) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- toJson $paths }}
{{- end }}
