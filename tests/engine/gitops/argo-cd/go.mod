// The Argo CD that the chart of the add-on brings (its appVersion). Only its definitions of kinds are read.
module keelson.dev/tests/argo-cd

go 1.26.0

require github.com/argoproj/argo-cd/v3 v3.4.4
