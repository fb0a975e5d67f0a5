{{- define "redactd.name" -}}
{{- $name := .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- if contains "redactd" $name }}{{ $name }}{{ else }}{{ $name }}-redactd{{ end -}}
{{- end -}}

{{- define "redactd.selector" -}}
app.kubernetes.io/name: redactd
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "redactd.labels" -}}
{{ include "redactd.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "redactd.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}
