using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>
/// Finds the documents that a condition looks up: the paths in it, and in the functions that it calls, where one of them asks for documents
/// at all (https://firebase.google.com/docs/firestore/security/rules-conditions#access_other_documents).
/// </summary>
internal sealed class LookUpFinder(IReadOnlyDictionary<string, FunctionDeclaration> functions)
{
    private static readonly string[] Asking = ["get", "exists", "getAfter", "existsAfter"];

    /// <summary>The paths below the root, with <c>*</c> for what is put in: <c>orgs/*/members/*</c>.</summary>
    public IEnumerable<string> Find(TokenRun? condition)
    {
        var runs = Reached(condition);
        return runs.Any(Asks) ? runs.SelectMany(Paths).Distinct() : [];
    }

    private List<ImmutableArray<Token>> Reached(TokenRun? condition)
    {
        var reached = new List<ImmutableArray<Token>>();
        var called = new HashSet<string>();
        var left = new Queue<TokenRun?>([condition]);
        while (left.TryDequeue(out var run))
        {
            if (run is null)
            {
                continue;
            }

            ImmutableArray<Token> tokens = [.. run.Tokens.Where(token => !token.IsTrivia)];
            reached.Add(tokens);
            for (var at = 0; at < tokens.Length; at++)
            {
                if (IsCall(tokens, at) && functions.TryGetValue(tokens[at].Text, out var function) && called.Add(function.Name.Text))
                {
                    left.Enqueue(function.Body);
                }
            }
        }

        return reached;
    }

    private static bool Asks(ImmutableArray<Token> tokens) =>
        Enumerable.Range(0, tokens.Length).Any(at => Asking.Contains(tokens[at].Text) && IsCall(tokens, at));

    // A method of a value, as in `data.get('name', null)`, is no function.
    private static bool IsCall(ImmutableArray<Token> tokens, int at) =>
        tokens[at].Kind == TokenKind.Word && at + 1 < tokens.Length && tokens[at + 1].Is("(") && (at == 0 || !tokens[at - 1].Is("."));

    private static IEnumerable<string> Paths(ImmutableArray<Token> tokens)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!tokens[at].Is("documents") || !tokens[at - 1].Is("/"))
            {
                continue;
            }

            var segments = new List<string>();
            while (at + 2 < tokens.Length && tokens[at + 1].Is("/"))
            {
                var isFilledIn = tokens[at + 2].Is("$");
                segments.Add(isFilledIn ? "*" : tokens[at + 2].Text);
                at = isFilledIn ? EndOfParentheses(tokens, at + 3) : at + 2;
            }

            yield return string.Join('/', segments);
        }
    }

    private static int EndOfParentheses(ImmutableArray<Token> tokens, int open)
    {
        var depth = 0;
        for (var at = open; at < tokens.Length; at++)
        {
            depth += tokens[at].Is("(") ? 1 : tokens[at].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return tokens.Length - 1;
    }
}
