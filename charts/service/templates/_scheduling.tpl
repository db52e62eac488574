{{/* Rules that decide on which nodes pods run. */}}
{{- define "service.nodeRules" -}}
{{- $dedicated := "keelson.dev/dedicated" }}
{{- $selector := dict }}
{{- $tolerations := list }}
{{- range include "service.deviceNames" . | fromJsonArray }}
{{- $tolerations = append $tolerations (dict "key" . "operator" "Exists" "effect" "NoSchedule") }}
{{- end }}
{{- with .Values.runOn }}
{{- $selector = dict $dedicated . }}
{{- $tolerations = append $tolerations (dict "key" $dedicated "operator" "Equal" "value" . "effect" "NoSchedule") }}
{{- end }}
{{- with merge (dict) (.Values.nodeSelector | default dict) $selector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with concat $tolerations (.Values.tolerations | default list) }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with pick .Values "affinity" "priorityClassName" }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Names of all devices that containers request, as JSON. Clouds name the taint of nodes with devices after the device. */}}
{{- define "service.deviceNames" -}}
{{- $names := list }}
{{- range concat (list .Values) (values (.Values.initContainers | default dict)) (values (.Values.containers | default dict)) }}
{{- range list (.resources | default dict).requests (.resources | default dict).limits }}
{{- range $name, $_ := . }}
{{- if contains "/" $name }}
{{- $names = append $names $name }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- $names | uniq | sortAlpha | toJson }}
{{- end }}

{{/* How pods spread, as a YAML list. Nodes whose taints the pods do not tolerate do not count. */}}
{{- define "service.spread" -}}
{{- $spread := .Values.spread | default dict }}
{{- $zones := dict "key" "topology.kubernetes.io/zone" "rule" ($spread.zones | default (include "service.zoneSpread" .)) }}
{{- $nodes := dict "key" "kubernetes.io/hostname" "rule" ($spread.nodes | default "ScheduleAnyway") }}
{{- range list $zones $nodes }}
{{- if ne .rule "off" }}
- maxSkew: 1
  labelSelector:
    matchLabels:
      {{- include "service.selectorLabels" $ | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
  topologyKey: {{ .key }}
  whenUnsatisfiable: {{ .rule }}
  nodeTaintsPolicy: Honor
{{- end }}
{{- end }}
{{- end }}
