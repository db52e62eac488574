{{/* Ports of the Service with their defaults, as JSON. */}}
{{- define "service.ports" -}}
{{- $given := .Values.ports | default list }}
{{- if hasKey .Values "port" }}
{{- $given = list (dict "port" .Values.port) }}
{{- end }}
{{- $ports := list }}
{{- range $given }}
{{- $ports = append $ports (merge (dict) . (dict "name" "http" "protocol" "TCP" "targetPort" .port)) }}
{{- end }}
{{- toJson $ports }}
{{- end }}

{{/* Ports of containers as JSON: those of the Service, and that of the metrics if it is another one. */}}
{{- define "service.containerPorts" -}}
{{- $ports := include "service.ports" . | fromJsonArray }}
{{- with .Values.metrics }}
{{- $metrics := . }}
{{- $isServed := false }}
{{- range $ports }}
{{- if and (eq .protocol "TCP") (eq (int .targetPort) (int $metrics.port)) }}
{{- $isServed = true }}
{{- end }}
{{- end }}
{{- if not $isServed }}
{{- $own := dict "name" "metrics" "port" .port "targetPort" .port "protocol" "TCP" }}
{{- $ports = append $ports (merge $own (pick . "container")) }}
{{- end }}
{{- end }}
{{- toJson $ports }}
{{- end }}

{{/* The first TCP port of the first container, as JSON; `null` if there is none. */}}
{{- define "service.firstPort" -}}
{{- $first := dict }}
{{- range include "service.ports" . | fromJsonArray }}
{{- if and (not $first) (eq .protocol "TCP") (not .container) }}
{{- $first = . }}
{{- end }}
{{- end }}
{{- toJson $first }}
{{- end }}
