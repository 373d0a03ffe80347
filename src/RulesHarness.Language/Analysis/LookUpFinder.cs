using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>
/// Finds the documents that a condition looks up: the paths in it, and in the functions that it calls, where one of
/// them asks for documents at all
/// (https://firebase.google.com/docs/firestore/security/rules-conditions#access_other_documents).
/// </summary>
internal sealed class LookUpFinder(IReadOnlyDictionary<string, FunctionDeclaration> functions)
{
    private static readonly string[] Asking = ["get", "exists", "getAfter", "existsAfter"];

    /// <summary>The paths below the root, with <c>*</c> for what is put in: <c>orgs/*/members/*</c>.</summary>
    public IEnumerable<string> Find(Expression? condition)
    {
        var reached = Reached(condition);
        return reached.Any(Asks) ? reached.OfType<PathExpression>().Select(BelowRoot).OfType<string>().Distinct() : [];
    }

    private List<Expression> Reached(Expression? condition)
    {
        var reached = new List<Expression>();
        var called = new HashSet<string>();
        var left = new Queue<Expression>(condition is null ? [] : [condition]);
        while (left.TryDequeue(out var expression))
        {
            foreach (var part in expression.DescendantsAndSelf())
            {
                reached.Add(part);
                if (
                    part is CallExpression { Target: null } call
                    && functions.TryGetValue(call.Function.Text, out var function)
                    && called.Add(function.Name.Text)
                )
                {
                    foreach (var value in function.Bindings.Select(binding => binding.Value).Append(function.Result))
                    {
                        left.Enqueue(value);
                    }
                }
            }
        }

        return reached;
    }

    // A method of a value, as in `data.get('name', null)`, is no function.
    private static bool Asks(Expression expression) =>
        expression is CallExpression { Target: null } call && Asking.Contains(call.Function.Text);

    private static string? BelowRoot(PathExpression path)
    {
        var segments = path.Parts.Select(part => part.Literal ?? "*").ToList();
        var root = segments.IndexOf("documents");
        return root < 0 ? null : string.Join('/', segments.Skip(root + 1));
    }
}
