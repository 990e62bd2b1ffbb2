"""The evaluation harness: suites, runs, metrics, comparisons and gates over `summarizer.summarize.summarize`."""
