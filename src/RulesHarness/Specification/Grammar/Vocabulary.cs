namespace RulesHarness.Specification.Grammar;

/// <summary>The words of a grammar that a slip may have changed, and the joints that may be missing.</summary>
internal sealed record Vocabulary(IReadOnlyList<string> Words, IReadOnlyList<string> Joints)
{
    private static readonly string[] OfConditions = ["and", "or", "not", "in", "has", "is", "null", "uid", "now", "token", "new", "true", "false"];

    private static readonly string[] Comparators = ["in", "has", "is", "not"];
    private static readonly string[] Values = ["true", "false", "null", "uid", "now"];

    private static readonly string[] Turning = ["not", "never", "no", "without", "unless", "but", "except"];

    public static Vocabulary Condition { get; } = new(OfConditions, ["==", "and", "]", ")"]);

    public static Vocabulary Filter { get; } =
        new(["and", "or", "in", "not-in", "array-contains", "array-contains-any", "is", "null", "uid", "now", "true", "false"], ["==", "and", "]", ")"]);

    public static Vocabulary Type { get; } = new([.. TypeParser.KindNames, "of", "or", "null", "to"], ["of", ")"]);

    public static Vocabulary Constraint { get; } = new(["immutable", "server", "time", "length", "items", "pattern", "default"], [",", ".."]);

    public static Vocabulary Sort { get; } = new(["asc", "desc"], [","]);

    public static Vocabulary Relationship { get; } =
        new(["references", "one-to-one", "one-to-many", "many-to-one", "many-to-many", "must", "exist", "may", "dangle"], ["->", ".", ")", ","]);

    public static Vocabulary Index { get; } = new(["asc", "desc", "array-contains"], [":", ","]);

    public static Vocabulary Role { get; } = new([.. OfConditions, "exists"], ["exists", "==", "and", "}", ")"]);

    public static Vocabulary Sentence(IEnumerable<string> actors, IEnumerable<string> verbs) => new(
        [.. actors.SelectMany(actor => actor.Split(' ')).Concat(verbs).Concat(["can", "cannot", "own", "docs", "where", "only", "except", "via"]).Concat(OfConditions).Distinct()],
        ["can", "docs", "where", "and", ",", "==", "]", ")"]);

    /// <summary>Whether a token begins a comparison's second half.</summary>
    public static bool IsComparator(Token token) =>
        token.Kind == TokenKind.Symbol && token.Text is "==" or "!=" or "<" or "<=" or ">" or ">=" or "=" || Comparators.Any(token.IsWord);

    /// <summary>Whether a token is a value by itself.</summary>
    public static bool IsValue(Token token) =>
        token.Kind is TokenKind.String or TokenKind.Number || Values.Any(token.IsWord);

    /// <summary>Whether a word turns around, or takes back, what stands beside it.</summary>
    public static bool Turns(Token token) => Turning.Any(token.IsWord);

    /// <summary>A token of a word or a sign, standing where another one stood.</summary>
    public static Token Token(string text, Token there) =>
        new(char.IsLetter(text[0]) ? TokenKind.Word : TokenKind.Symbol, text, null, there.Start, there.Start);
}
