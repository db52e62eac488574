{{/* A port of a NetworkPolicy: a number for TCP, or "3478/UDP". */}}
{{- define "service.policyPorts" -}}
{{- range . }}
- port: {{ regexFind "^[0-9]+" (toString .) }}
  protocol: {{ ternary "UDP" "TCP" (hasSuffix "/UDP" (toString .)) }}
{{- end }}
{{- end }}

{{/* Addresses as a YAML list. */}}
{{- define "service.blocks" -}}
{{- range . }}
- ipBlock: { cidr: {{ . | quote }} }
{{- end }}
{{- end }}

{{/* Public addresses: all but private, shared, loopback and link-local ones, which include the metadata service. */}}
{{- define "service.internet" -}}
- ipBlock:
    cidr: 0.0.0.0/0
    except: [10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16]
{{- end }}

{{/* Pods as a YAML list: (dict "namespace" name "pods" labels); "*" for every namespace. */}}
{{- define "service.pods" -}}
- podSelector:
    matchLabels:
      {{- toYaml .pods | nindent 6 }}
  {{- if eq (.namespace | default "") "*" }}
  namespaceSelector: {}
  {{- else if .namespace }}
  namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .namespace }}
  {{- end }}
{{- end }}

{{/* A rule of a NetworkPolicy: (dict "root" $ "direction" "from" or "to" "peer" peer "path" path). */}}
{{- define "service.rule" -}}
{{- $peers := list }}
{{- $ports := list }}
{{- if kindIs "string" .peer }}
{{- $word := regexFind "^[^:]*" .peer }}
{{- $ports = without (list (trimPrefix ":" (trimPrefix $word .peer))) "" }}
{{- $peers = include "service.wordPeers" (merge (dict "word" $word) .) | fromYamlArray }}
{{- if and (eq $word "apiserver") (eq .direction "to") }}
{{- $ports = list .root.Values.platform.network.apiServer.port }}
{{- end }}
{{- else if hasKey .peer "pods" }}
{{- $peers = include "service.pods" .peer | fromYamlArray }}
{{- $ports = .peer.ports }}
{{- else if hasKey .peer "cidr" }}
{{- $peers = include "service.blocks" (list .peer.cidr) | fromYamlArray }}
{{- $ports = .peer.ports }}
{{- else }}
{{- $peers = include "service.internet" . | fromYamlArray }}
{{- $ports = .peer.ports | default (list 443) }}
{{- end }}
{{- with $peers }}
{{ $.direction }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $ports }}
ports:
  {{- include "service.policyPorts" . | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* The addresses that a word stands for. */}}
{{- define "service.wordPeers" -}}
{{- $network := (.root.Values.platform | default dict).network | default dict }}
{{- if eq .word "internet" }}
{{- include "service.internet" . }}
{{- else if eq .word "cloud" }}
{{- include "service.internet" . }}
{{- include "service.blocks" $network.cloudEndpoints }}
{{- else if eq .word "nodes" }}
{{- include "service.blocks" $network.nodeCidrs }}
{{- else if eq .word "apiserver" }}
{{- include "service.blocks" $network.apiServer.cidrs }}
{{- end }}
{{- end }}

{{/* Peers that connect to the pods, as JSON. */}}
{{- define "service.ingressPeers" -}}
{{- $values := .Values }}
{{- $peers := list }}
{{- if hasKey $values "expose" }}
{{- $class := include "service.class" . | fromJson }}
{{- $ports := list (include "service.exposedPort" . | fromJson).targetPort }}
{{- with $class.pods }}
{{- $peers = append $peers (dict "namespace" .namespace "pods" .labels "ports" $ports) }}
{{- end }}
{{- range $class.cidrs }}
{{- $peers = append $peers (dict "cidr" . "ports" $ports) }}
{{- end }}
{{- end }}
{{- if eq (($values.service | default dict).type | default "ClusterIP") "NodePort" }}
{{- range include "service.ports" . | fromJsonArray }}
{{- $peers = append $peers (printf "nodes:%s" (include "service.flowPort" .)) }}
{{- end }}
{{- end }}
{{- $peers = concat $peers ($values.ingress | default list) }}
{{- with ($values.platform | default dict).monitoring }}
{{- if $values.metrics }}
{{- $peers = append $peers (dict "namespace" .pods.namespace "pods" .pods.labels "ports" (list $values.metrics.port)) }}
{{- end }}
{{- end }}
{{- toJson $peers }}
{{- end }}

{{/* Peers that the pods connect to, as JSON. */}}
{{- define "service.egressPeers" -}}
{{- $values := .Values }}
{{- $peers := list }}
{{- range include "service.calls" . | fromJsonArray }}
{{- $peers = append $peers (dict "pods" (dict "keelson.dev/workload" .to) "ports" .ports) }}
{{- end }}
{{- if $values.apiAccess }}
{{- $peers = append $peers "apiserver" }}
{{- end }}
{{- range $values.internetPorts }}
{{- $peers = append $peers (printf "internet:%v" .) }}
{{- end }}
{{- $peers = concat $peers ($values.egress | default list) }}
{{- with $values.telemetry }}
{{- $url := urlParse .endpoint }}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (ternary "80" "443" (eq $url.scheme "http")) }}
{{- $address := $url.hostname | trimPrefix "[" | trimSuffix "]" }}
{{- if regexMatch "^[0-9.]+$" $address }}
{{- $peers = append $peers (dict "cidr" (printf "%s/32" $address) "ports" (list $port)) }}
{{- else if contains ":" $address }}
{{- $peers = append $peers (dict "cidr" (printf "%s/128" $address) "ports" (list $port)) }}
{{- else }}
{{- $peers = append $peers (dict "host" $address "ports" (list $port)) }}
{{- end }}
{{- end }}
{{- toJson $peers }}
{{- end }}

{{/* Workloads that it calls, each once, with all their ports, as JSON. */}}
{{- define "service.calls" -}}
{{- $callees := list }}
{{- range .Values.calls }}
{{- $callees = append $callees .to }}
{{- end }}
{{- $calls := list }}
{{- range $to := $callees | uniq }}
{{- $ports := list }}
{{- range $.Values.calls }}
{{- if eq .to $to }}
{{- $ports = append $ports .port }}
{{- end }}
{{- end }}
{{- $calls = append $calls (dict "to" $to "ports" (uniq $ports)) }}
{{- end }}
{{- toJson $calls }}
{{- end }}

{{/* A container port as policies name it. */}}
{{- define "service.flowPort" -}}
{{ int .targetPort }}{{ if eq .protocol "UDP" }}/UDP{{ end }}
{{- end }}

{{/* Hosts for which the policy opens every public address, because a NetworkPolicy knows no names. */}}
{{- define "service.unnamedHosts" -}}
{{- $hosts := list }}
{{- range include "service.egressPeers" . | fromJsonArray }}
{{- if kindIs "map" . }}
{{- $peer := . }}
{{- if hasKey $peer "host" }}
{{- range $peer.ports | default (list 443) }}
{{- $hosts = append $hosts (printf "%s:%s" $peer.host (regexFind "^[0-9]+" (toString .))) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- join " " $hosts }}
{{- end }}

{{/* Connections to the cluster's DNS. */}}
{{- define "service.dnsRule" -}}
{{- $dns := ((.Values.platform | default dict).network | default dict).dns | default dict }}
{{- $labels := $dns.labels | default (dict "k8s-app" "kube-dns") -}}
to:
  {{- include "service.pods" (dict "namespace" ($dns.namespace | default "kube-system") "pods" $labels) | nindent 2 }}
  {{- with $dns.nodeLocalAddress }}
  {{- include "service.blocks" (list (printf "%s/32" .)) | nindent 2 }}
  {{- end }}
ports:
  - { protocol: UDP, port: 53 }
  - { protocol: TCP, port: 53 }
{{- end }}
