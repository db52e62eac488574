{{/* A value without the declaration that it is no secret. */}}
{{- define "service.plain" -}}
{{ kindIs "map" . | ternary (get (ternary . dict (kindIs "map" .)) "notSecret") . }}
{{- end }}

{{/* Variables that tell an OpenTelemetry SDK its collector and its own identity, as a YAML list. */}}
{{- define "service.telemetry" -}}
{{- with .Values.telemetry }}
- name: K8S_NAMESPACE_NAME
  value: { fieldRef: metadata.namespace }
- name: K8S_POD_NAME
  value: { fieldRef: metadata.name }
- name: K8S_NODE_NAME
  value: { fieldRef: spec.nodeName }
- name: OTEL_SERVICE_NAME
  value: {{ include "service.fullname" $ }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .endpoint }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ .protocol | default "grpc" }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: service.namespace=$(K8S_NAMESPACE_NAME),k8s.namespace.name=$(K8S_NAMESPACE_NAME),k8s.pod.name=$(K8S_POD_NAME),k8s.node.name=$(K8S_NODE_NAME)
{{- end }}
{{- end }}

{{/* Variables of a container. Those of telemetry come first, and your own win. */}}
{{- define "service.environment" -}}
{{- $root := .root }}
{{- $own := .args.env | default dict }}
{{- $all := list }}
{{- $names := list }}
{{- if .isFirst }}
{{- range include "service.telemetry" .root | fromYamlArray }}
{{- $names = append $names .name }}
{{- $all = append $all (dict "name" .name "value" (ternary (get $own .name) .value (hasKey $own .name))) }}
{{- end }}
{{- end }}
{{- range $name, $value := $own }}
{{- if not (has $name $names) }}
{{- $all = append $all (dict "name" $name "value" $value) }}
{{- end }}
{{- end }}
{{- with $all }}
env:
  {{- range . }}
  - name: {{ .name }}
    {{- include "service.variable" (dict "root" $root "value" .value) | nindent 4 }}
  {{- end }}
{{- end }}
{{- with .args.envFrom }}
envFrom:
  {{- range . }}
  - {{- with .prefix }}
    prefix: {{ . }}
    {{- end }}
    {{- with .configMapRef }}
    configMapRef:
      name: {{ include "service.configMapName" (dict "root" $root "name" .) }}
    {{- end }}
    {{- with .secretRef }}
    secretRef:
      name: {{ include "service.secretName" (dict "root" $root "name" .) }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{/* A plain value, or a reference. */}}
{{- define "service.variable" -}}
{{- if or (not (kindIs "map" .value)) (hasKey (ternary .value dict (kindIs "map" .value)) "notSecret") -}}
value: {{ include "service.plain" .value | quote }}
{{- else -}}
valueFrom:
  {{- with .value.fieldRef }}
  fieldRef:
    fieldPath: {{ . }}
  {{- end }}
  {{- with .value.resourceFieldRef }}
  resourceFieldRef:
    resource: {{ . }}
  {{- end }}
  {{- with .value.configMapKeyRef }}
  configMapKeyRef:
    {{- $name := include "service.configMapName" (dict "root" $.root "name" .name) }}
    {{- toYaml (merge (dict "name" $name) .) | nindent 4 }}
  {{- end }}
  {{- with .value.secretKeyRef }}
  secretKeyRef:
    {{- $name := include "service.secretName" (dict "root" $.root "name" .name) }}
    {{- toYaml (merge (dict "name" $name) .) | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
