{{/* Name of the workload and of its objects, which other workloads use in `calls`. */}}
{{- define "service.fullname" -}}
{{ .Values.workloadName | default .Release.Name }}
{{- end }}

{{/* Labels that select the pods. They never change, because a Deployment's selector cannot. */}}
{{- define "service.selectorLabels" -}}
keelson.dev/workload: {{ include "service.fullname" . }}
{{- end }}

{{/* Labels of the objects. Pods have their own, so that a new version of the chart alone restarts none. */}}
{{- define "service.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ include "service.fullname" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels of the pods: those of the platform, those that select them, and whether they are exposed. */}}
{{- define "service.podLabels" -}}
{{- with (.Values.platform | default dict).labels }}
{{- toYaml . }}
{{ end }}
{{- include "service.selectorLabels" . }}
app.kubernetes.io/name: {{ include "service.fullname" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- if hasKey .Values "expose" }}
keelson.dev/exposed: "true"
{{- end }}
{{- end }}

{{/* Metadata of an object: (dict "root" $ "suffix" "-tls" "labels" dict "annotations" dict). */}}
{{- define "service.metadata" -}}
name: {{ include "service.fullname" .root }}{{ .suffix }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "service.labels" .root | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Name of a ConfigMap or Secret. A key of configMaps, secrets or externalSecrets stands for the object that this release makes. */}}
{{- define "service.reference" -}}
{{- $isOwn := false }}
{{- range .own }}
{{- $isOwn = or $isOwn (hasKey (get $.root.Values . | default dict) $.name) }}
{{- end }}
{{- if $isOwn }}{{ include "service.fullname" .root }}-{{ end }}{{ .name }}
{{- end }}

{{- define "service.configMapName" -}}
{{ include "service.reference" (dict "root" .root "name" .name "own" (list "configMaps")) }}
{{- end }}

{{- define "service.secretName" -}}
{{ include "service.reference" (dict "root" .root "name" .name "own" (list "secrets" "externalSecrets")) }}
{{- end }}
