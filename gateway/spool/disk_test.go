package spool

import (
	"bytes"
	"io/fs"
	"math"
	"math/rand/v2"
	"sync"
	"syscall"
)

// A memory is a disk that knows what of it would be there after a power cut, and that fails when it is told to.
type memory struct {
	mu      sync.Mutex
	names   map[string]*inode
	durable map[string]*inode // the names as they were when the folder was synced
	log     []func(map[string]*inode)

	rand  *rand.Rand
	calls int
	fail  func(call int) bool // nil never fails
	room  int                 // bytes that there are, any number if zero
}

// An inode has what a reader sees, and what of that is on the disk. After a failed sync what was not there yet never
// comes there: the system takes it for written.
type inode struct {
	seen, disk []byte
	gone       int // what stands before is on the disk or lost
}

func newMemory(seed uint64) *memory {
	return &memory{names: map[string]*inode{}, durable: map[string]*inode{}, rand: rand.New(rand.NewPCG(seed, 1))}
}

// begin counts a call and says whether it fails.
func (m *memory) begin() error {
	m.calls++
	if m.fail != nil && m.fail(m.calls) {
		return []error{syscall.ENOSPC, syscall.EIO, syscall.EDQUOT}[m.rand.IntN(3)]
	}
	return nil
}

// change changes names, now and when they become durable.
func (m *memory) change(do func(map[string]*inode)) {
	do(m.names)
	m.log = append(m.log, do)
}

func (m *memory) Create(name string) (file, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.names[name] != nil {
		return nil, fs.ErrExist
	}
	err := m.begin()
	n := &inode{}
	if err == nil || m.rand.IntN(2) == 0 {
		m.change(func(names map[string]*inode) { names[name] = n })
	}
	if err != nil {
		return nil, err
	}
	return &handle{m, n}, nil
}

func (m *memory) Read(name string, at, n int64) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.begin(); err != nil {
		return nil, err
	}
	f := m.names[name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	data := f.seen[min(at, int64(len(f.seen))):]
	if n >= 0 {
		data = data[:min(n, int64(len(data)))]
	}
	return bytes.Clone(data), nil
}

func (m *memory) Rewrite(name string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.names[name]
	if err := m.begin(); err != nil {
		return err
	}
	f.seen, f.gone = bytes.Clone(data), len(data)
	f.disk = append(bytes.Clone(data), f.disk[min(len(data), len(f.disk)):]...)
	if err := m.begin(); err != nil {
		return err
	}
	f.disk = bytes.Clone(data)
	return nil
}

func (m *memory) Sizes() (map[string]int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	sizes := map[string]int64{}
	for name, f := range m.names {
		sizes[name] = int64(len(f.seen))
	}
	return sizes, m.begin()
}

func (m *memory) Rename(from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.names[from] == nil {
		return fs.ErrNotExist
	}
	err := m.begin()
	if err == nil || m.rand.IntN(2) == 0 {
		m.change(func(names map[string]*inode) {
			names[to] = names[from]
			delete(names, from)
		})
	}
	return err
}

func (m *memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.names[name] == nil {
		return fs.ErrNotExist
	}
	err := m.begin()
	if err == nil || m.rand.IntN(2) == 0 {
		m.change(func(names map[string]*inode) { delete(names, name) })
	}
	return err
}

func (m *memory) Sync() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.begin(); err != nil {
		return err
	}
	m.replay(len(m.log))
	return nil
}

// replay makes the first changes of names durable.
func (m *memory) replay(n int) {
	for _, do := range m.log[:n] {
		do(m.durable)
	}
	m.log = m.log[n:]
}

func (m *memory) Close() error { return nil }

type handle struct {
	m *memory
	n *inode
}

func (h *handle) Write(b []byte) (int, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	err := h.m.begin()
	if err != nil {
		b = b[:h.m.rand.IntN(len(b)+1)]
	}
	if left := h.m.left(); len(b) > left {
		b, err = b[:left], syscall.ENOSPC
	}
	h.n.seen = append(h.n.seen, b...)
	return len(b), err
}

// left is how much may be written.
func (m *memory) left() int {
	if m.room == 0 {
		return math.MaxInt
	}
	left := m.room
	for _, f := range m.names {
		left -= len(f.seen)
	}
	return max(0, left)
}

func (h *handle) Sync() error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	err := h.m.begin()
	if err == nil {
		h.n.disk = append(h.n.disk, make([]byte, h.n.gone-len(h.n.disk))...)
		h.n.disk = append(h.n.disk, h.n.seen[h.n.gone:]...)
	}
	h.n.gone = len(h.n.seen)
	return err
}

func (h *handle) Close() error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	return h.m.begin()
}

// killed is the disk after a kill: all that was written is there to be read.
func (m *memory) killed() *memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fail = nil
	return m
}

// cut is the disk after a power cut. What was not synced is there up to a point, or not at all.
func (m *memory) cut() *memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.replay(m.rand.IntN(len(m.log) + 1))
	after := newMemory(m.rand.Uint64())
	for name, f := range m.durable {
		data := bytes.Clone(f.disk)
		if left := len(f.seen) - f.gone; left > 0 && f.gone == len(f.disk) && m.rand.IntN(2) == 0 {
			data = append(data, f.seen[f.gone:f.gone+m.rand.IntN(left+1)]...)
		}
		n := &inode{seen: data, disk: bytes.Clone(data), gone: len(data)}
		after.names[name], after.durable[name] = n, n
	}
	return after
}
