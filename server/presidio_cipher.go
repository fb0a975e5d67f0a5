package server

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// Presidio's encryption is AES-CBC with PKCS #7 padding behind a random initialisation vector, as base64 with - and _
// and its padding. It says nothing of whether a text was changed: redactd's own encrypt does.

func newEncrypt(params object) (operator, error) {
	block, err := newBlock(params)
	if err != nil {
		return nil, err
	}
	return func(_ piece, value string) (string, error) { return encryptCBC(block, value), nil }, nil
}

func newDecrypt(params object) (operator, error) {
	block, err := newBlock(params)
	if err != nil {
		return nil, err
	}
	return func(_ piece, value string) (string, error) {
		plain, ok := decryptCBC(block, value)
		if !ok {
			return "", problem(invalid, "Invalid input, the text cannot be decrypted: check key, start and end")
		}
		return plain, nil
	}, nil
}

// newBlock returns the cipher of the parameter key, the bytes of a string.
func newBlock(params object) (cipher.Block, error) {
	if params["key"] == nil {
		return nil, notThere("key")
	}
	key, ok := params["key"].(string)
	if !ok {
		return nil, problem(invalid, "Invalid parameter value for 'key'.")
	}
	block, err := aes.NewCipher([]byte(key))
	if err != nil {
		return nil, problem(invalid, "Invalid input, key must be of length 128, 192 or 256 bits")
	}
	return block, nil
}

func encryptCBC(block cipher.Block, plain string) string {
	pad := aes.BlockSize - len(plain)%aes.BlockSize
	padded := append([]byte(plain), bytes.Repeat([]byte{byte(pad)}, pad)...)
	out := make([]byte, aes.BlockSize+len(padded))
	iv := out[:aes.BlockSize]
	_, _ = rand.Read(iv) // it never fails
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out[aes.BlockSize:], padded)
	return base64.URLEncoding.EncodeToString(out)
}

// decryptCBC reads either alphabet of base64, as examples of Presidio's have the other one.
func decryptCBC(block cipher.Block, text string) (plain string, ok bool) {
	data, err := base64.URLEncoding.DecodeString(strings.NewReplacer("+", "-", "/", "_").Replace(text))
	if err != nil || len(data) < 2*aes.BlockSize || len(data)%aes.BlockSize != 0 {
		return "", false
	}
	out := data[aes.BlockSize:]
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(out, out)
	pad := int(out[len(out)-1])
	if pad == 0 || pad > aes.BlockSize || !bytes.Equal(out[len(out)-pad:], bytes.Repeat([]byte{byte(pad)}, pad)) {
		return "", false
	}
	out = out[:len(out)-pad]
	return string(out), utf8.Valid(out)
}
