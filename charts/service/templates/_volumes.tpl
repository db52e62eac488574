{{/* Whether the pod mounts claims, which outlive it and can hold many files. */}}
{{- define "service.hasClaims" -}}
{{- range .Values.volumes }}
{{- if hasKey . "persistentVolumeClaim" }}true{{ end }}
{{- end }}
{{- end }}

{{/* Volumes of the pod, as a YAML list. */}}
{{- define "service.volumes" -}}
{{- range $name, $args := .Values.emptyDirs }}
- name: {{ $name }}
  emptyDir:
    {{- with $args.medium }}
    medium: {{ . }}
    {{- end }}
    sizeLimit: {{ $args.sizeLimit | default "128Mi" }}
{{- end }}
{{- range $name, $args := .Values.volumes }}
- name: {{ $name }}
  {{- include "service.volumeSource" (dict "root" $ "args" $args) | nindent 2 }}
{{- end }}
{{- end }}

{{/* The owner and the pod's group can read a secret (0440, as a number 288); everybody can read configuration (0444, 292). */}}
{{- define "service.volumeSource" -}}
{{- $args := .args }}
{{- with $args.persistentVolumeClaim }}
persistentVolumeClaim:
  claimName: {{ . }}
{{- end }}
{{- with $args.configMap }}
configMap:
  name: {{ include "service.configMapName" (dict "root" $.root "name" .) }}
  defaultMode: {{ $args.defaultMode | default 292 | int }}
  {{- include "service.keyFiles" $args | nindent 2 }}
{{- end }}
{{- with $args.secret }}
secret:
  secretName: {{ include "service.secretName" (dict "root" $.root "name" .) }}
  defaultMode: {{ $args.defaultMode | default 288 | int }}
  {{- include "service.keyFiles" $args | nindent 2 }}
{{- end }}
{{- with $args.csi }}
csi:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $args.projected }}
projected:
  sources:
    {{- toYaml . | nindent 4 }}
  defaultMode: 288
{{- end }}
{{- end }}

{{- define "service.keyFiles" -}}
{{- with .items }}
items:
  {{- range $key, $path := . }}
  - key: {{ $key }}
    path: {{ $path }}
  {{- end }}
{{- end }}
{{- if hasKey . "optional" }}
optional: {{ .optional }}
{{- end }}
{{- end }}

{{/* Whether a volume is read-only by default: all but claims. */}}
{{- define "service.isReadOnly" -}}
{{- if ternary .readOnly (not (hasKey . "persistentVolumeClaim")) (hasKey . "readOnly") }}true{{ end }}
{{- end }}

{{/* Mounts of the first container, as a YAML list. */}}
{{- define "service.mounts" -}}
{{- range $name, $args := .Values.emptyDirs }}
- name: {{ $name }}
  mountPath: {{ $args.mountPath }}
{{- end }}
{{- range $name, $args := .Values.volumes }}
- name: {{ $name }}
  {{- toYaml (pick $args "mountPath" "subPath") | nindent 2 }}
  {{- if include "service.isReadOnly" $args }}
  readOnly: true
  {{- end }}
{{- end }}
{{- end }}

{{/* Mounts of another container, as a YAML list. A path alone is short for its mountPath. */}}
{{- define "service.moreMounts" -}}
{{- range $volume, $given := .args.mounts }}
{{- $target := ternary $given (dict "mountPath" $given) (kindIs "map" $given) }}
{{- $source := get ($.root.Values.volumes | default dict) $volume | default (dict "readOnly" false) }}
- name: {{ $volume }}
  {{- toYaml (pick $target "mountPath" "subPath") | nindent 2 }}
  {{- if ternary $target.readOnly (include "service.isReadOnly" $source) (hasKey $target "readOnly") }}
  readOnly: true
  {{- end }}
{{- end }}
{{- end }}

{{/* The node's disk space that the first container may use: 1 GiB for logs and such, plus the sizes of its directories. */}}
{{- define "service.ephemeralStorage" -}}
{{- $bytes := 0.0 }}
{{- range .Values.emptyDirs }}
{{- if not .medium }}
{{- $bytes = addf $bytes (include "service.bytes" (.sizeLimit | default "128Mi")) }}
{{- end }}
{{- end }}
{{- printf "%dMi" (add 1024 (ceil (divf $bytes 1048576))) }}
{{- end }}

{{/* Bytes of a Kubernetes quantity. */}}
{{- define "service.bytes" -}}
{{- $units := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 }}
{{- $unit := regexFind "[A-Za-z]*$" . }}
{{- if not (hasKey $units $unit) }}
{{- fail (printf "emptyDirs: expected a size such as \"128Mi\", got %q" .) }}
{{- end }}
{{- mulf (trimSuffix $unit . | float64) (get $units $unit) | toString }}
{{- end }}
