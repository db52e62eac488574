{{/* Whether a container runs as its image's user. The pod then has no user, because a container could not unset it. */}}
{{- define "service.leavesUsers" -}}
{{- $leaves := eq (toString .Values.runAsUser) "image" }}
{{- range list .Values.containers .Values.initContainers }}
{{- range . }}
{{- $leaves = or $leaves (eq (toString .runAsUser) "image") }}
{{- end }}
{{- end }}
{{- $leaves }}
{{- end }}

{{/* The user of the pod: high by default, so that the node has no such user. */}}
{{- define "service.podUser" -}}
{{- if or (not .Values.runAsUser) (eq (toString .Values.runAsUser) "image") }}10001{{ else }}{{ int .Values.runAsUser }}{{ end }}
{{- end }}

{{/* User and group of a container, as far as they differ from the pod's. */}}
{{- define "service.containerUser" -}}
{{- $user := .args.runAsUser }}
{{- if eq (include "service.leavesUsers" .root) "true" }}
{{- $user = $user | default .root.Values.runAsUser | default 10001 }}
{{- else if .isFirst }}
{{- $user = "" }}
{{- end }}
{{- $isNumber := and $user (ne (toString $user) "image") }}
{{- if $isNumber }}
runAsUser: {{ int $user }}
{{- end }}
{{- if and .args.runAsGroup (or (not .isFirst) (eq (include "service.leavesUsers" .root) "true")) }}
runAsGroup: {{ int .args.runAsGroup }}
{{- else if $isNumber }}
runAsGroup: {{ int $user }}
{{- end }}
{{- end }}
