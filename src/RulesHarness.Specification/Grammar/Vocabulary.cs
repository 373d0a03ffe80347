using RulesHarness.Diagnostics;

namespace RulesHarness.Specification.Grammar;

/// <summary>The words of a grammar, and which of them a misspelled word was meant to be.</summary>
internal sealed class Vocabulary
{
    private static readonly string[] OfConditions =
    [
        "and",
        "or",
        "not",
        "has",
        "null",
        "uid",
        "now",
        "token",
        "new",
        "true",
        "false",
    ];

    /// <summary>
    /// Words that say something of their own, however near they are to a word of a grammar: <c>cant</c> is not
    /// <c>can</c>, and <c>nor</c> is not <c>or</c>.
    /// </summary>
    private static readonly HashSet<string> Telling = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "after",
        "all",
        "also",
        "although",
        "always",
        "an",
        "any",
        "as",
        "at",
        "be",
        "been",
        "before",
        "but",
        "by",
        "cant",
        "could",
        "did",
        "do",
        "does",
        "done",
        "dont",
        "during",
        "each",
        "either",
        "else",
        "ever",
        "every",
        "except",
        "excluding",
        "few",
        "for",
        "from",
        "had",
        "have",
        "her",
        "him",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "isnt",
        "it",
        "its",
        "less",
        "many",
        "may",
        "might",
        "mine",
        "more",
        "most",
        "must",
        "my",
        "neither",
        "never",
        "newer",
        "next",
        "no",
        "nobody",
        "none",
        "nor",
        "not",
        "nothing",
        "of",
        "off",
        "on",
        "once",
        "one",
        "other",
        "others",
        "our",
        "out",
        "over",
        "own",
        "per",
        "same",
        "shall",
        "should",
        "since",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "those",
        "to",
        "two",
        "under",
        "unless",
        "until",
        "upon",
        "us",
        "was",
        "we",
        "were",
        "when",
        "where",
        "whereas",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "will",
        "with",
        "within",
        "without",
        "wont",
        "would",
        "you",
        "your",
    };

    private readonly HashSet<string> _words;

    private Vocabulary(IEnumerable<string> words) =>
        _words = new HashSet<string>(words, StringComparer.OrdinalIgnoreCase);

    public static Vocabulary Filter { get; } =
        new([
            "and",
            "or",
            "not-in",
            "array-contains",
            "array-contains-any",
            "contains",
            "null",
            "uid",
            "now",
            "true",
            "false",
        ]);

    public static Vocabulary Type { get; } =
        new([.. TypeNames.All, "null", "length", "items", "distinct", "pattern", "e-mail"]);

    public static Vocabulary Constraint { get; } =
        new(["immutable", "server", "time", "length", "items", "distinct", "pattern", "e-mail", "default"]);

    public static Vocabulary Sort { get; } =
        new([
            "asc",
            "ascending",
            "desc",
            "descending",
            "nearest",
            "cosine",
            "euclidean",
            "distance",
            "dot",
            "product",
            "least",
            "within",
        ]);

    public static Vocabulary Relationship { get; } =
        new([
            "references",
            "one-to-one",
            "one-to-many",
            "many-to-one",
            "many-to-many",
            "must",
            "exist",
            "may",
            "dangle",
        ]);

    public static Vocabulary Index { get; } =
        new(["asc", "ascending", "desc", "descending", "array-contains", "vector"]);

    public static Vocabulary Transform { get; } =
        new([
            "lower",
            "upper",
            "case",
            "trimmed",
            "split",
            "commas",
            "semicolons",
            "spaces",
            "first",
            "joined",
            "text",
            "part",
            "replaced",
            "number",
            "decimal",
            "comma",
            "cents",
            "units",
            "rounded",
            "JSON",
            "empty",
            "default",
            "always",
            "time",
            "import",
            "date",
            "seconds",
            "milliseconds",
            "looked",
            "giving",
            "point",
            "bytes",
            "Base64",
            "column",
            "everything",
            "stays",
            "behind",
            "elsewhere",
            .. OfConditions,
        ]);

    public static Vocabulary Role { get; } = new([.. OfConditions, "exists"]);

    public static Vocabulary Sentence(IEnumerable<string> actors, IEnumerable<string> verbs) =>
        new([
            .. actors.SelectMany(actor => actor.Split(' ')),
            .. verbs,
            "can",
            "cannot",
            "own",
            "docs",
            "document",
            "documents",
            "where",
            "only",
            "except",
            "via",
            "together",
            "with",
            "set",
            "once",
            "from",
            .. OfConditions,
        ]);

    /// <summary>
    /// The one word that is misspelled here; null when it is a word itself, when none is near, and when several are.
    /// </summary>
    public string? Meant(string word)
    {
        if (_words.Contains(word) || Telling.Contains(word) || word.Contains('\'', StringComparison.Ordinal))
        {
            return null;
        }
        var near = Suggestion.Slips(word, _words).Take(2).ToList();
        return near.Count == 1 ? near[0] : null;
    }
}
