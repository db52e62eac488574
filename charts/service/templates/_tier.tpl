{{/* Replicas of the platform's tier. */}}
{{- define "service.tierReplicas" -}}
{{ get (dict "small" 1 "standard" 2 "highly-available" 3) ((.Values.platform | default dict).tier | default "standard") }}
{{- end }}

{{/* Whether pods must, or only should, run in different zones. */}}
{{- define "service.zoneSpread" -}}
{{- $platform := .Values.platform | default dict }}
{{- if and (eq ($platform.tier | default "standard") "highly-available") (ne $platform.zones false) -}}
DoNotSchedule
{{- else -}}
ScheduleAnyway
{{- end }}
{{- end }}
