{{/* The pod template: restricted, bounded, probed and spread. */}}
{{- define "service.pod" -}}
metadata:
  labels:
    {{- include "service.podLabels" . | nindent 4 }}
  {{- with include "service.podAnnotations" . | fromYaml }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- include "service.podSpec" . | nindent 2 }}
{{- end }}

{{/* Changed configuration starts new pods, because its checksum is part of the template. */}}
{{- define "service.podAnnotations" -}}
{{- with .Values.configMaps }}
checksum/configuration: {{ toJson . | sha256sum | trunc 10 | quote }}
{{- end }}
{{- with .Values.secrets }}
checksum/secrets: {{ toJson . | sha256sum | trunc 10 | quote }}
{{- end }}
{{- with include "service.declaredPlain" . | fromJsonArray }}
keelson.dev/not-secret: {{ join " " . | quote }}
{{- end }}
{{- end }}

{{- define "service.podSpec" -}}
{{- $values := .Values -}}
serviceAccountName: {{ include "service.fullname" . }}
automountServiceAccountToken: {{ gt (len ($values.apiAccess | default list)) 0 }}
enableServiceLinks: false
terminationGracePeriodSeconds: {{ add (include "service.gracePeriod" .) (include "service.drainSeconds" .) }}
securityContext:
  {{- include "service.podSecurityContext" . | nindent 2 }}
{{- with $values.initContainers }}
initContainers:
  {{- range $name, $args := . }}
  - {{- include "service.moreContainer" (dict "root" $ "name" $name "args" $args) | nindent 4 }}
  {{- end }}
{{- end }}
containers:
  - {{- include "service.firstContainer" . | nindent 4 }}
  {{- range $name, $args := $values.containers }}
  - {{- include "service.moreContainer" (dict "root" $ "name" $name "args" $args) | nindent 4 }}
  {{- end }}
{{- with include "service.volumes" . | fromYamlArray }}
volumes:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- include "service.nodeRules" . }}
{{- with include "service.spread" . | fromYamlArray }}
topologySpreadConstraints:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with pick $values "dnsPolicy" "dnsConfig" "hostAliases" }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Seconds between the request to stop and the kill, without those that a load balancer needs. */}}
{{- define "service.gracePeriod" -}}
{{ ternary .Values.terminationGracePeriodSeconds 30 (hasKey .Values "terminationGracePeriodSeconds") | int }}
{{- end }}

{{/* Seconds for which a load balancer still sends to pods that terminate. */}}
{{- define "service.drainSeconds" -}}
{{ ternary ((.Values.platform | default dict).drainSeconds | default 0) 0 (hasKey .Values "expose") | int }}
{{- end }}

{{/* Seconds for which a pod still serves while load balancers and kube-proxy remove it. */}}
{{- define "service.preStopSeconds" -}}
{{- $drain := include "service.drainSeconds" . | int }}
{{- $half := div (include "service.gracePeriod" .) 2 }}
{{- ternary $drain (max 1 (min 5 $half)) (gt $drain 0) }}
{{- end }}

{{- define "service.podSecurityContext" -}}
{{- $user := include "service.podUser" . | int -}}
runAsNonRoot: true
{{- if ne (include "service.leavesUsers" .) "true" }}
runAsUser: {{ $user }}
runAsGroup: {{ .Values.runAsGroup | default $user | int }}
{{- end }}
fsGroup: {{ .Values.fsGroup | default $user | int }}
{{- with .Values.sysctls }}
sysctls:
  {{- range $name, $value := . }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- if include "service.hasClaims" . }}
fsGroupChangePolicy: OnRootMismatch
{{- end }}
{{- with .Values.supplementalGroups }}
supplementalGroups:
  {{- toYaml . | nindent 2 }}
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end }}
