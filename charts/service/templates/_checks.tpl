{{/* Refuses mistakes that the schema cannot see, all at once, before anything is rendered. */}}
{{- define "service.check" -}}
{{- $lines := include "service.problems" . | splitList "\n" }}
{{- $problems := list }}
{{- range $lines }}
{{- with trim . }}
{{- $problems = append $problems (printf "✖ %s" .) }}
{{- end }}
{{- end }}
{{- if $problems }}
{{- fail (printf "the values are not valid:\n%s\n" (join "\n" $problems)) }}
{{- end }}
{{- end }}

{{/* Lists the mistakes, one on each line. */}}
{{- define "service.problems" }}
{{- include "service.nameProblems" . }}
{{- include "service.trafficProblems" . }}
{{- include "service.exposureProblems" . }}
{{- include "service.accessProblems" . }}
{{- include "service.containerProblems" (dict "args" .Values "path" "") }}
{{- range $kind := list "containers" "initContainers" }}
{{- range $name, $args := index $.Values $kind }}
{{- include "service.containerProblems" (dict "args" $args "path" (printf "%s.%s." $kind $name)) }}
{{- end }}
{{- end }}
{{- range $name, $data := .Values.secrets }}
{{- range $key, $value := $data }}
{{- if hasPrefix "ENC[" $value }}
secrets.{{ $name }}.{{ $key }}: is still encrypted; decrypt the file first, for instance by "sops exec-file"
{{- end }}
{{- end }}
{{- end }}
{{- range $name, $data := .Values.configMaps }}
{{- range $key, $value := $data }}
{{- include "service.secretProblem" (dict "path" (printf "configMaps.%s.%s" $name $key) "name" $key "value" $value) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "service.nameProblems" }}
{{- $name := include "service.fullname" . }}
{{- if or (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) (gt (len $name) 53) }}
workloadName: expected up to 53 lower-case letters, digits and "-" that start with a letter, got {{ quote $name }}
{{- end }}
{{- if and (hasKey .Values "replicas") (hasKey .Values "autoscaling") }}
replicas: is not allowed with autoscaling; remove one of them
{{- end }}
{{- if and (hasKey .Values "port") (hasKey .Values "ports") }}
port: is not allowed with ports; remove one of them
{{- end }}
{{- end }}

{{- define "service.trafficProblems" }}
{{- range $option := list "ingress" "egress" }}
{{- range $index, $peer := index $.Values $option }}
{{- if kindIs "string" $peer }}
{{- include "service.wordProblem" (dict "root" $ "path" (printf "%s[%d]" $option $index) "peer" $peer "option" $option) }}
{{- else if and (eq $option "ingress") (hasKey $peer "host") }}
ingress[{{ $index }}].host: expected a cidr, got {{ quote $peer.host }}; callers are known by address, not by host name
{{- end }}
{{- end }}
{{- end }}
{{- $network := (.Values.platform | default dict).network | default dict }}
{{- if and .Values.apiAccess (not $network.apiServer) }}
platform.network.apiServer: is required by apiAccess; set its cidrs and its port
{{- end }}
{{- if and (eq ((.Values.service | default dict).type | default "ClusterIP") "NodePort") (not $network.nodeCidrs) }}
platform.network.nodeCidrs: is required by service.type "NodePort"; set the addresses of the nodes
{{- end }}
{{- end }}

{{/* A word needs what it stands for; a word that nobody knows would open nothing, or everything. */}}
{{- define "service.wordProblem" }}
{{- $network := (.root.Values.platform | default dict).network | default dict }}
{{- $word := regexFind "^[^:]*" .peer }}
{{- $needs := get (dict "nodes" "nodeCidrs" "apiserver" "apiServer") $word | default "" }}
{{- $form := "^((internet|cloud|nodes):[0-9]+(/UDP)?|apiserver)$" }}
{{- if eq .option "ingress" }}
{{- $form = "^nodes:[0-9]+(/UDP)?$" }}
{{- end }}
{{- if not (regexMatch $form .peer) }}
{{ .path }}: expected {{ if eq .option "egress" }}"internet:PORT", "cloud:PORT", "apiserver", a host, {{ end }}"nodes:PORT", pods or a cidr, got {{ quote .peer }}
{{- else if and $needs (not (get $network $needs)) }}
platform.network.{{ $needs }}: is required by {{ .path }}; set it, or name a cidr
{{- end }}
{{- end }}

{{- define "service.exposureProblems" }}
{{- if hasKey .Values "expose" }}
{{- $expose := .Values.expose | default dict }}
{{- $platform := .Values.platform | default dict }}
{{- $class := include "service.class" . | fromJson }}
{{- if not $class.className }}
platform.ingress.className: is required by expose; set it, or platform.gateway, or expose.ingressClassName
{{- end }}
{{- if and (eq $class.kind "gateway") (not $platform.issuer) }}
platform.issuer: is required by a Gateway; set the name of a ClusterIssuer of cert-manager
{{- end }}
{{- if not (or $class.pods $class.cidrs) }}
platform.{{ $class.kind }}.pods: is required by expose; name the pods or the cidrs that connect to the workload
{{- end }}
{{- if not (include "service.exposedPort" . | fromJson) }}
expose: needs a TCP port{{ with $expose.port }} with the name {{ quote . }}{{ end }}; set port, or remove expose
{{- end }}
{{- if and $expose.host $expose.hosts }}
expose.host: is not allowed with expose.hosts; remove one of them
{{- end }}
{{- if not (or $expose.host $expose.hosts $platform.domain) }}
expose.host: is required because the platform has no domain; set it, or platform.domain
{{- end }}
{{- if and $expose.redirectHosts (eq $class.kind "ingress") }}
expose.redirectHosts: needs a Gateway, because an Ingress has no redirects of its own; set platform.gateway, or remove it
{{- end }}
{{- if and (eq ($expose.protocol | default "HTTP") "GRPC") (ne ($expose.path | default "/") "/") }}
expose.path: expected "/" with protocol "GRPC", got {{ quote $expose.path }}; gRPC methods are paths; remove it
{{- end }}
{{- end }}
{{- end }}

{{- define "service.accessProblems" }}
{{- range $index, $rule := .Values.apiAccess }}
{{- range $list := list "apiGroups" "resources" "verbs" }}
{{- if has "*" (get $rule $list) }}
apiAccess[{{ $index }}].{{ $list }}: expected names, got "*"; list what the pods need
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "service.containerProblems" }}
{{- $path := .path }}
{{- $reference := "^[^@]*[a-z0-9](:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$" }}
{{- $version := "(:[^/@]+|@sha256:[a-f0-9]{64})$" }}
{{- if or (not (regexMatch $reference .args.image)) (not (regexMatch $version .args.image)) }}
{{ $path }}image: expected an image with a tag or digest, got {{ quote .args.image }}; write "registry.example.com/team/web:1.2.3"
{{- else if hasSuffix ":latest" .args.image }}
{{ $path }}image: expected an image with a fixed tag, got {{ quote .args.image }}; "latest" changes; use a version or digest
{{- end }}
{{- range $id := list "runAsUser" "runAsGroup" }}
{{- $value := get $.args $id }}
{{- if and (hasKey $.args $id) (ne (toString $value) "image") (lt (int $value) 1) }}
{{ $path }}{{ $id }}: expected a number above 0, got {{ $value }}; 0 is root
{{- end }}
{{- end }}
{{- range $name, $value := .args.env }}
{{- if kindIs "string" $value }}
{{- include "service.secretProblem" (dict "path" (printf "%senv.%s" $path $name) "name" $name "value" $value) }}
{{- end }}
{{- end }}
{{- range $list := list "command" "args" }}
{{- range $index, $word := index $.args $list }}
{{- if kindIs "string" $word }}
{{- $flag := regexFind "^-{0,2}[A-Za-z][A-Za-z0-9_.-]*=" $word }}
{{- $value := trimPrefix $flag $word }}
{{- include "service.secretProblem" (dict "path" (printf "%s%s[%d]" $path $list $index) "name" (trimSuffix "=" $flag) "value" $value) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
