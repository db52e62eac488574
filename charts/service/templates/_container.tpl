{{/* A container with bounded resources, a read-only file system and no way to gain privileges. */}}
{{- define "service.container" -}}
{{- $args := .args }}
{{- $root := .root -}}
name: {{ .name }}
image: {{ $args.image }}
imagePullPolicy: {{ $args.imagePullPolicy | default (ternary "IfNotPresent" "Always" (contains "@" $args.image)) }}
{{- with $args.restartPolicy }}
restartPolicy: {{ . }}
{{- end }}
{{- range $list := list "command" "args" }}
{{- if hasKey $args $list }}
{{ $list }}:
  {{- range get $args $list }}
  - {{ include "service.plain" . | quote }}
  {{- end }}
{{- end }}
{{- end }}
{{- with $args.workingDir }}
workingDir: {{ . }}
{{- end }}
{{- include "service.environment" (dict "root" $root "args" $args "isFirst" .isFirst) }}
{{- with .ports }}
ports:
  {{- range . }}
  - name: {{ .name }}
    containerPort: {{ int .targetPort }}
    protocol: {{ .protocol }}
  {{- end }}
{{- end }}
{{- with .lifecycle }}
lifecycle:
  {{- toYaml . | nindent 2 }}
{{- end }}
resources:
  {{- include "service.resources" (dict "resources" ($args.resources | default dict) "ephemeralStorage" .ephemeralStorage) | nindent 2 }}
{{- with .probes }}
{{ toYaml . }}
{{- end }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: {{ ternary $args.readOnlyRootFilesystem true (hasKey $args "readOnlyRootFilesystem") }}
  capabilities:
    drop: [ALL]
    {{- with $args.capabilities }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with include "service.containerUser" (dict "root" $root "args" $args "isFirst" .isFirst) | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- with .mounts }}
volumeMounts:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The first container, whose options stand at the top level of the values. */}}
{{- define "service.firstContainer" -}}
{{- $values := .Values }}
{{- $ports := include "service.portsOf" (dict "root" . "container" "") | fromJsonArray }}
{{- $lifecycle := dict }}
{{- if $ports }}
{{- $lifecycle = dict "preStop" (dict "sleep" (dict "seconds" (include "service.preStopSeconds" . | int))) }}
{{- end }}
{{- range $key, $hook := $values.lifecycle }}
{{- $_ := set $lifecycle $key $hook }}
{{- end }}
{{- $place := dict "ports" $ports "lifecycle" $lifecycle }}
{{- $_ := set $place "probes" (include "service.probes" . | fromYaml) }}
{{- $_ := set $place "mounts" (include "service.mounts" . | fromYamlArray) }}
{{- $_ := set $place "ephemeralStorage" (include "service.ephemeralStorage" .) }}
{{- $who := dict "root" . "name" (include "service.fullname" .) "args" $values "isFirst" true }}
{{- include "service.container" (merge $who $place) }}
{{- end }}

{{/* Another container: (dict "root" $ "name" name "args" options). */}}
{{- define "service.moreContainer" -}}
{{- $ports := include "service.portsOf" (dict "root" .root "container" .name) | fromJsonArray }}
{{- $place := dict "ports" $ports "lifecycle" .args.lifecycle "ephemeralStorage" "1024Mi" "isFirst" false }}
{{- $_ := set $place "probes" (pick .args "readinessProbe" "livenessProbe" "startupProbe") }}
{{- $_ := set $place "mounts" (include "service.moreMounts" . | fromYamlArray) }}
{{- include "service.container" (merge (dict "root" .root "name" .name "args" .args) $place) }}
{{- end }}

{{/* Ports of one container, as JSON; the first one has no name here. */}}
{{- define "service.portsOf" -}}
{{- $found := list }}
{{- range include "service.containerPorts" .root | fromJsonArray }}
{{- if eq (.container | default "") $.container }}
{{- $found = append $found . }}
{{- end }}
{{- end }}
{{- toJson $found }}
{{- end }}

{{/* Probes of the first container. By default they connect to its first port, and all wait up to five minutes for the start. */}}
{{- define "service.probes" -}}
{{- $probes := dict }}
{{- with include "service.firstPort" . | fromJson }}
{{- $socket := dict "port" (int .targetPort) }}
{{- $_ := set $probes "readinessProbe" (dict "tcpSocket" $socket "periodSeconds" 5 "failureThreshold" 3) }}
{{- $_ := set $probes "livenessProbe" (dict "tcpSocket" $socket "periodSeconds" 20 "failureThreshold" 3) }}
{{- if not (hasKey ($.Values.livenessProbe | default dict) "initialDelaySeconds") }}
{{- $_ := set $probes "startupProbe" (dict "tcpSocket" $socket "periodSeconds" 5 "failureThreshold" 60) }}
{{- end }}
{{- end }}
{{- range $name, $probe := pick .Values "readinessProbe" "livenessProbe" "startupProbe" }}
{{- $_ := set $probes $name $probe }}
{{- end }}
{{- toYaml $probes }}
{{- end }}

{{/* Requests, a memory limit, and devices, whose request and limit are always the same. */}}
{{- define "service.resources" -}}
{{- $requests := .resources.requests | default dict }}
{{- $limits := .resources.limits | default dict }}
{{- $memory := $requests.memory | default "128Mi" -}}
requests:
  cpu: {{ $requests.cpu | default "100m" | quote }}
  memory: {{ $memory | quote }}
  ephemeral-storage: 64Mi
  {{- with include "service.devices" .resources | trim }}
  {{- . | nindent 2 }}
  {{- end }}
limits:
  {{- with $limits.cpu }}
  cpu: {{ . | quote }}
  {{- end }}
  memory: {{ $limits.memory | default $memory | quote }}
  ephemeral-storage: {{ .ephemeralStorage }}
  {{- with include "service.devices" .resources | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Whole devices by name: every resource with a domain. */}}
{{- define "service.devices" -}}
{{- range $name, $amount := merge (dict) (.limits | default dict) (.requests | default dict) }}
{{- if contains "/" $name }}
{{ $name }}: {{ $amount | toString | quote }}
{{- end }}
{{- end }}
{{- end }}
