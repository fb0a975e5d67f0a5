package test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	"sigs.k8s.io/yaml"
)

var update = flag.Bool("update", false, "write what the chart makes to testdata")

// render makes the manifests of the chart with values in YAML, as helm template does, in the order of their files.
func render(t *testing.T, values string) (string, error) {
	t.Helper()
	c, err := loader.Load("../helm/redactd")
	require.NoError(t, err)
	require.NoError(t, c.Validate())
	given := map[string]any{}
	require.NoError(t, yaml.UnmarshalStrict([]byte(values), &given))
	all, err := chartutil.ToRenderValues(c, given, chartutil.ReleaseOptions{
		Name: "shop", Namespace: "desk", Revision: 1, IsInstall: true,
	}, chartutil.DefaultCapabilities)
	if err != nil {
		return "", err
	}
	files, err := engine.Engine{Strict: true}.Render(c, all)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if text := strings.TrimSpace(files[name]); strings.HasSuffix(name, ".yaml") && text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n---\n") + "\n", nil
}

// charts are values whose manifests are in testdata.
var charts = map[string]string{
	"tls": `
tls: {secretName: redactd-tls}
`,
	"full": `
replicas: 3
image: {repository: registry.example/redactd, digest: "sha256:` + strings.Repeat("0a", 32) + `"}
imagePullSecrets: [{name: registry}]
tls: {secretName: redactd-tls}
tokens: {secretName: redactd-tokens}
keys: {secretName: redactd-keys, kek: true}
policy: |
  version: 1
  extends: pci
args: [--max-body, 16MiB]
allowFrom:
  - podSelector: {matchLabels: {app: desk}}
nodeSelector: {kubernetes.io/arch: amd64}
tolerations: [{key: pci, operator: Exists}]
affinity: {nodeAffinity: {}}
podAnnotations: {prometheus.io/scrape: "true"}
`,
	"mesh": `
replicas: 1
tls: {insecure: true}
profile: pci
`,
}

func TestChart(t *testing.T) {
	for name, values := range charts {
		t.Run(name, func(t *testing.T) {
			got, err := render(t, values)
			require.NoError(t, err)
			golden := filepath.Join("testdata", name+".yaml")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), got, "if that is what it shall be: go test -run Chart -update")
			requireWhole(t, got)
		})
	}
}

// requireWhole wants manifests that go together, and pods that are locked in.
func requireWhole(t *testing.T, manifests string) {
	t.Helper()
	list := objects(t, []byte(manifests))
	d := the[appsv1.Deployment](t, list)
	labels := d.Spec.Template.Labels
	requireLockedIn(t, d.Spec.Template.Spec)
	requireFlags(t, d.Spec.Template.Spec.Containers[0].Args)
	requireMounted(t, d.Spec.Template.Spec)
	if strings.Contains(manifests, "--policy=") {
		requirePolicy(t, list)
	}
	require.Subset(t, labels, d.Spec.Selector.MatchLabels)
	require.Subset(t, labels, the[corev1.Service](t, list).Spec.Selector)
	n := the[networkingv1.NetworkPolicy](t, list)
	require.Subset(t, labels, n.Spec.PodSelector.MatchLabels)
	require.Len(t, n.Spec.PolicyTypes, 2)
	require.Empty(t, n.Spec.Egress)
	if *d.Spec.Replicas > 1 {
		require.Subset(t, labels, the[policyv1.PodDisruptionBudget](t, list).Spec.Selector.MatchLabels)
	}
}

// requireMounted wants each file that a flag names in a folder that is mounted, and each volume mounted.
func requireMounted(t *testing.T, p corev1.PodSpec) {
	t.Helper()
	c := p.Containers[0]
	require.Len(t, p.Volumes, len(c.VolumeMounts))
	for _, arg := range c.Args {
		_, path, ok := strings.Cut(arg, "=/")
		if !ok {
			continue
		}
		require.True(t, slices.ContainsFunc(c.VolumeMounts, func(m corev1.VolumeMount) bool {
			return m.MountPath == filepath.Dir("/"+path) && m.ReadOnly
		}), arg)
	}
}

// TestChartRefuses has values with which texts would go in the clear, and values that nobody reads.
func TestChartRefuses(t *testing.T) {
	for _, values := range []string{
		"",
		"tls: {secretName: a, insecure: true}",
		"tls: {secretName: a}\ntoken: {secretName: b}",
		"tls: {secretName: a}\nimage: {digest: latest}",
		"tls: {secretName: a}\nreplicas: 0",
		"tls: {secretName: a}\nresources: {limits: null}",
	} {
		_, err := render(t, values)
		require.Error(t, err, values)
	}
}
