package detectors

// modelTokens returns the rows of those who serve language models and what is built around them.
func modelTokens() []token {
	return []token{
		tok("openai_key", "OPENAI_API_KEY", "OpenAI key", "sk- 40-250w", "G T N").
			only(openAIKey, "sk-0123456789ABCDEFGHIJT3BlbkFJKLMNOPQRSTUVWXYZabcd"),
		tok("anthropic_key", "ANTHROPIC_API_KEY", "Anthropic key", "sk-ant- 40-250w", "G T N"),
		tok("huggingface_token", "HUGGINGFACE_TOKEN", "Hugging Face user or organisation token", "hf_|api_org_ 34a", "G T N"),
		tok("replicate_token", "REPLICATE_TOKEN", "Replicate API token", "r8_ 37w", "T"),
		tok("groq_key", "GROQ_API_KEY", "Groq API key", "gsk_ 50-54a", "T N"),
		tok("perplexity_key", "PERPLEXITY_API_KEY", "Perplexity API key", "pplx- 48a", "G"),
		tok("xai_key", "XAI_API_KEY", "xAI API key", "xai- 80o", "T K"),
		tok("openrouter_key", "OPENROUTER_API_KEY", "OpenRouter API key", "sk-or-v1- 64x", "T"),
		tok("langsmith_key", "LANGSMITH_API_KEY", "LangSmith personal or service key", "lsv2_pt_|lsv2_sk_ 32x _ 10x", "T"),
		tok("langfuse_key", "LANGFUSE_KEY", "Langfuse secret key", "sk-lf- uuid", "T"),
		tok("nvidia_key", "NVIDIA_API_KEY", "NVIDIA API key", "nvapi- 64w", "T"),
		tok("tavily_key", "TAVILY_API_KEY", "Tavily API key", "tvly-|tvly-dev-|tvly-prod- 32a", "N P"),
		tok("pinecone_key", "PINECONE_API_KEY", "Pinecone API key", "pcsk_ 5-6a _ 63a", "T"),
		tok("firecrawl_key", "FIRECRAWL_API_KEY", "Firecrawl API key", "fc- 32x", "N"),
		tok("jina_key", "JINA_API_KEY", "Jina API key", "jina_ 60a", "N"),
		tok("deepseek_key", "DEEPSEEK_API_KEY", "DeepSeek API key", "sk- 32l", "T").near("deepseek", "deep seek"),
		tok("elevenlabs_key", "ELEVENLABS_API_KEY", "ElevenLabs API key", "sk_ 48x", "T"),
		tok("apify_token", "APIFY_TOKEN", "Apify API token", "apify_api_ 36h", "T"),
	}
}
