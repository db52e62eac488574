{{/* The class that exposes the workload, with its kind: the platform's Gateway, unless you name an IngressClass. As JSON. */}}
{{- define "service.class" -}}
{{- $platform := .Values.platform | default dict }}
{{- $named := (.Values.expose | default dict).ingressClassName }}
{{- if and $platform.gateway (not $named) }}
{{- $usual := dict "listeners" (dict "http" 80 "https" 443) "redirectsHttp" false "kind" "gateway" }}
{{- merge (dict) $platform.gateway $usual | toJson }}
{{- else }}
{{- $own := ternary (dict "className" $named) dict (ne ($named | default "") "") }}
{{- merge $own (dict "kind" "ingress") ($platform.ingress | default dict) | toJson }}
{{- end }}
{{- end }}

{{/* The port behind the exposure, as JSON. */}}
{{- define "service.exposedPort" -}}
{{- $found := dict }}
{{- $wanted := (.Values.expose | default dict).port }}
{{- range include "service.ports" . | fromJsonArray }}
{{- if and (not $found) (eq .protocol "TCP") (or (not $wanted) (eq .name ($wanted | default ""))) }}
{{- $found = . }}
{{- end }}
{{- end }}
{{- toJson $found }}
{{- end }}

{{/* Hosts of the workload, as JSON. */}}
{{- define "service.hosts" -}}
{{- $expose := .Values.expose | default dict }}
{{- $usual := printf "%s.%s" (include "service.fullname" .) ((.Values.platform | default dict).domain | default "") }}
{{- $expose.hosts | default (list ($expose.host | default $usual)) | toJson }}
{{- end }}

{{/* Hosts that redirect to the first host, as JSON. */}}
{{- define "service.redirectHosts" -}}
{{- (.Values.expose | default dict).redirectHosts | default list | toJson }}
{{- end }}

{{/* Name of the HTTP listener of a host. A name may be as long as a host. */}}
{{- define "service.plainListener" -}}
{{ printf "http.%s" . | trunc 253 }}
{{- end }}

{{/* A route that only redirects: (dict "root" $ "suffix" "-https" "listeners" names "hosts" hosts "to" first host). */}}
{{- define "service.redirectRoute" -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  parentRefs:
    {{- range .listeners }}
    - name: {{ include "service.fullname" $.root }}
      sectionName: {{ . }}
    {{- end }}
  hostnames:
    {{- toYaml .hosts | nindent 4 }}
  rules:
    - filters:
        - type: RequestRedirect
          requestRedirect:
            scheme: https
            {{- with .to }}
            hostname: {{ . }}
            {{- end }}
            statusCode: 301
{{- end }}
