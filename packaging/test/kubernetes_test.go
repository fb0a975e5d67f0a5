package test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"
)

// kinds are those that are made here.
var kinds = map[string]func() runtime.Object{
	"apps/v1 Deployment":                 func() runtime.Object { return &appsv1.Deployment{} },
	"v1 Service":                         func() runtime.Object { return &corev1.Service{} },
	"v1 Secret":                          func() runtime.Object { return &corev1.Secret{} },
	"v1 ConfigMap":                       func() runtime.Object { return &corev1.ConfigMap{} },
	"networking.k8s.io/v1 NetworkPolicy": func() runtime.Object { return &networkingv1.NetworkPolicy{} },
	"policy/v1 PodDisruptionBudget":      func() runtime.Object { return &policyv1.PodDisruptionBudget{} },
}

// objects reads manifests as Kubernetes does, and refuses what it would drop: members that no type has.
func objects(t *testing.T, manifests []byte) (list []runtime.Object) {
	t.Helper()
	for _, text := range bytes.Split(manifests, []byte("\n---\n")) {
		var of struct {
			APIVersion string `json:"apiVersion"`
			Kind       string `json:"kind"`
		}
		require.NoError(t, yaml.Unmarshal(text, &of), string(text))
		if of.Kind == "" {
			continue
		}
		made := kinds[of.APIVersion+" "+of.Kind]
		require.NotNil(t, made, of)
		o := made()
		require.NoError(t, yaml.UnmarshalStrict(text, o), of.Kind)
		list = append(list, o)
	}
	return list
}

// the returns the only object of a type.
func the[T any](t *testing.T, list []runtime.Object) (one *T) {
	t.Helper()
	for _, o := range list {
		if is, ok := any(o).(*T); ok {
			require.Nil(t, one, "two of %T", one)
			one = is
		}
	}
	require.NotNil(t, one, "none of %T", one)
	return one
}

// requireLockedIn wants of a pod what the restricted Pod Security Standard does, and more.
func requireLockedIn(t *testing.T, p corev1.PodSpec) {
	t.Helper()
	require.False(t, *p.AutomountServiceAccountToken)
	require.True(t, *p.SecurityContext.RunAsNonRoot)
	require.NotZero(t, *p.SecurityContext.RunAsUser)
	require.Equal(t, corev1.SeccompProfileTypeRuntimeDefault, p.SecurityContext.SeccompProfile.Type)
	require.False(t, p.HostNetwork || p.HostPID || p.HostIPC)
	require.Greater(t, *p.TerminationGracePeriodSeconds, int64(10), "requests may take 10 s to end")
	for _, c := range append(p.InitContainers, p.Containers...) {
		s := c.SecurityContext
		require.False(t, *s.AllowPrivilegeEscalation, c.Name)
		require.True(t, *s.ReadOnlyRootFilesystem, c.Name)
		require.Equal(t, []corev1.Capability{"ALL"}, s.Capabilities.Drop, c.Name)
		require.Empty(t, s.Capabilities.Add, c.Name)
		require.False(t, c.Resources.Limits.Memory().IsZero(), c.Name)
		require.False(t, c.Resources.Limits.Cpu().IsZero(), c.Name)
	}
	for _, v := range p.Volumes {
		require.Nil(t, v.HostPath)
		if v.Secret != nil {
			require.Equal(t, int32(0o400), *v.Secret.DefaultMode, v.Name)
		}
	}
}

// requirePolicy wants a policy that redact reads.
func requirePolicy(t *testing.T, list []runtime.Object) {
	t.Helper()
	cmd := program(t, "redact", "policy", "lint", "-")
	cmd.Stdin = strings.NewReader(the[corev1.ConfigMap](t, list).Data["policy.yaml"])
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

func TestSidecar(t *testing.T) {
	text, err := os.ReadFile("../kubernetes/sidecar.yaml")
	require.NoError(t, err)
	list := objects(t, text)
	pod := the[appsv1.Deployment](t, list).Spec.Template.Spec
	requireLockedIn(t, pod)
	require.Len(t, pod.InitContainers, 1)
	c := pod.InitContainers[0]
	require.Equal(t, corev1.ContainerRestartPolicyAlways, *c.RestartPolicy)
	require.Empty(t, c.Ports, "nobody outside of the pod reaches it")
	require.NotNil(t, c.StartupProbe.Exec)
	require.NotNil(t, c.LivenessProbe.Exec)
	requireFlags(t, c.Args)
	requireFlags(t, c.StartupProbe.Exec.Command[1:])
	requireFlags(t, c.LivenessProbe.Exec.Command[1:])
	require.Contains(t, c.Args, "--listen=127.0.0.1:8899")
	requirePolicy(t, list)
	the[networkingv1.NetworkPolicy](t, list)
	the[policyv1.PodDisruptionBudget](t, list)
}
