{{/* Targets of the autoscaler, as a YAML list. Without any other target, CPU has one. */}}
{{- define "service.metrics" -}}
{{- $scaling := .Values.autoscaling }}
{{- $others := concat (keys ($scaling.podMetrics | default dict)) (keys ($scaling.objectMetrics | default dict)) (keys ($scaling.externalMetrics | default dict)) }}
{{- $cpu := $scaling.cpuUtilization | default (ternary 0 70 (or (hasKey $scaling "memoryUtilization") (gt (len $others) 0))) }}
{{- range $name, $percent := dict "cpu" $cpu "memory" $scaling.memoryUtilization }}
{{- if $percent }}
- type: Resource
  resource:
    name: {{ $name }}
    target: { type: Utilization, averageUtilization: {{ int $percent }} }
{{- end }}
{{- end }}
{{- range $name, $metric := $scaling.podMetrics }}
- type: Pods
  pods:
    {{- include "service.metric" (dict "name" $name "metric" $metric) | nindent 4 }}
{{- end }}
{{- range $name, $metric := $scaling.objectMetrics }}
- type: Object
  object:
    describedObject:
      {{- toYaml $metric.describedObject | nindent 6 }}
    {{- include "service.metric" (dict "name" $name "metric" $metric) | nindent 4 }}
{{- end }}
{{- range $name, $metric := $scaling.externalMetrics }}
- type: External
  external:
    {{- include "service.metric" (dict "name" $name "metric" $metric) | nindent 4 }}
{{- end }}
{{- end }}

{{- define "service.metric" -}}
metric:
  name: {{ .name }}
  {{- with .metric.matchLabels }}
  selector:
    matchLabels:
      {{- toYaml . | nindent 6 }}
  {{- end }}
target:
  {{- if .metric.averageValue }}
  type: AverageValue
  averageValue: {{ .metric.averageValue | quote }}
  {{- else }}
  type: Value
  value: {{ .metric.value | quote }}
  {{- end }}
{{- end }}

{{/* How fast the number of pods changes in one direction: (dict "given" rules "window" seconds "percent" 50 "period" seconds). */}}
{{- define "service.scalingRules" -}}
{{- $given := .given | default dict -}}
stabilizationWindowSeconds: {{ ternary $given.stabilizationWindowSeconds .window (hasKey $given "stabilizationWindowSeconds") | int }}
{{- with $given.selectPolicy }}
selectPolicy: {{ . }}
{{- end }}
policies:
  {{- with $given.policies }}
  {{- toYaml . | nindent 2 }}
  {{- else }}
  - { type: Percent, value: {{ .percent }}, periodSeconds: {{ .period }} }
  {{- end }}
{{- end }}
