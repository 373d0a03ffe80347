using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>The places of a rules file at which a mutator can work.</summary>
internal sealed class MutablePlaces
{
    private readonly ParsedRules _rules;
    private readonly List<MatchBlock> _matches = [];
    private readonly List<AllowStatement> _allows = [];
    private readonly List<FunctionDeclaration> _functions = [];
    private readonly List<Expression> _expressions = [];
    private readonly HashSet<Expression> _argumentsOfGet = new(ReferenceEqualityComparer.Instance);

    public MutablePlaces(ParsedRules rules)
    {
        _rules = rules;
        _functions.AddRange(rules.File.Functions);
        foreach (var service in rules.File.Services)
        {
            _functions.AddRange(service.Functions);
            // The outermost block is the database's: without it there are no rules.
            foreach (var database in service.Matches)
            {
                AddInside(database);
            }
        }

        var conditions = _allows.Select(allow => allow.Condition).OfType<Expression>();
        var inFunctions = _functions.SelectMany(function =>
            function.Bindings.Select(binding => binding.Value).Append(function.Result)
        );
        _expressions.AddRange(conditions.Concat(inFunctions).SelectMany(root => root.DescendantsAndSelf()));
        _argumentsOfGet.UnionWith(
            _expressions
                .OfType<CallExpression>()
                .Where(call => call is { Target: not null, Function.Text: "get" })
                .SelectMany(call => call.Arguments)
        );
    }

    public IEnumerable<TextEdit> Of(Mutator mutator)
    {
        return
        [
            .. mutator.OfDocument(_rules.File, this),
            .. _matches.SelectMany(match => mutator.OfMatch(match, this)),
            .. _allows.SelectMany(allow => mutator.OfAllow(allow, this)),
            .. _functions.SelectMany(function => mutator.OfFunction(function, this)),
            .. _allows
                .Select(allow => allow.Condition)
                .OfType<Expression>()
                .SelectMany(condition => mutator.OfCondition(condition, this)),
            .. _expressions.SelectMany(expression => mutator.OfExpression(expression, this)),
        ];
    }

    /// <summary>Whether a literal is a key or a default that <c>get</c> takes.</summary>
    public bool IsArgumentOfGet(LiteralExpression literal) => _argumentsOfGet.Contains(literal);

    /// <summary>The characters of a span.</summary>
    public string Slice(SourceSpan span) => _rules.Source.Slice(span);

    /// <summary>
    /// A text that a list does not have, as it is written: that of the nearest other list, or one that nobody has heard
    /// of.
    /// </summary>
    public string OtherItem(ListExpression list)
    {
        var own = list.Items.Select(item => Slice(item.Span)).ToHashSet(StringComparer.Ordinal);
        return _expressions
                .OfType<ListExpression>()
                .OrderBy(other => Math.Abs(other.Span.Offset - list.Span.Offset))
                .SelectMany(other => other.Items)
                .Where(item => item is LiteralExpression { Kind: LiteralKind.String })
                .Select(item => Slice(item.Span))
                .FirstOrDefault(text => !own.Contains(text))
            ?? "'unheardOf'";
    }

    private void AddInside(MatchBlock block)
    {
        _allows.AddRange(block.Allows);
        _functions.AddRange(block.Functions);
        foreach (var inner in block.Matches)
        {
            _matches.Add(inner);
            AddInside(inner);
        }
    }
}
