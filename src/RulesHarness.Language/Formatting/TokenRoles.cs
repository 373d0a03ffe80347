using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>The roles of a file's tokens that follow from its tree and not from their texts.</summary>
internal sealed class TokenRoles
{
    private readonly HashSet<int> _starts = [];
    private readonly HashSet<int> _breaks = [];
    private readonly HashSet<int> _spaced = [];
    private readonly HashSet<int> _logical = [];
    private readonly HashSet<int> _opening = [];
    private readonly HashSet<int> _maps = [];
    private readonly HashSet<int> _signs = [];
    private readonly HashSet<int> _tight = [];
    private readonly HashSet<int> _paths = [];
    private readonly Token[] _tokens;

    public TokenRoles(ParsedRules rules)
    {
        _tokens = [.. rules.Tokens.Where(token => !token.IsTrivia)];
        _starts.Add(_tokens[0].Span.Offset);
        Visit(rules.File);
    }

    /// <summary>Whether a line begins with it: it begins a declaration or a statement.</summary>
    public bool StartsLine(Token token) => _starts.Contains(token.Span.Offset);

    /// <summary>Whether it is an operator before which a long statement is broken.</summary>
    public bool MayBreakBefore(Token token) => _breaks.Contains(token.Span.Offset);

    /// <summary>Whether it is <c>&amp;&amp;</c> or <c>||</c>, at any depth.</summary>
    public bool IsLogical(Token token) => _logical.Contains(token.Span.Offset);

    /// <summary>Whether it is an operator between operands.</summary>
    public bool IsOperator(Token token) => _spaced.Contains(token.Span.Offset);

    /// <summary>Whether it is a minus or a <c>!</c> before its operand.</summary>
    public bool IsSign(Token token) => _signs.Contains(token.Span.Offset);

    /// <summary>Whether a parenthesis or a list begins with it: it calls or indexes nothing before it.</summary>
    public bool IsOpening(Token token) => _opening.Contains(token.Span.Offset);

    public bool IsMap(Token token) => _maps.Contains(token.Span.Offset);

    /// <summary>Whether nothing may stand before it, as within a capture.</summary>
    public bool IsTight(Token token) => _tight.Contains(token.Span.Offset);

    /// <summary>Whether a path begins with it.</summary>
    public bool StartsPath(Token token) => _paths.Contains(token.Span.Offset);

    private void Visit(SyntaxNode node)
    {
        if (node is Expression expression)
        {
            Mark(expression);
        }
        else
        {
            Mark(node);
        }

        foreach (var child in node.ChildNodes())
        {
            Visit(child);
        }
    }

    private void Mark(SyntaxNode node)
    {
        switch (node)
        {
            case ServiceDeclaration or MatchBlock:
                _starts.Add(node.Span.Offset);
                break;
            case AllowStatement allow:
                _starts.Add(node.Span.Offset);
                Break(allow.Condition);
                break;
            case LetBinding binding:
                _starts.Add(node.Span.Offset);
                Break(binding.Value);
                break;
            case FunctionDeclaration function:
                _starts.Add(node.Span.Offset);
                _starts.Add(Before(function.Result.Span.Offset).Span.Offset);
                Break(function.Result);
                break;
            case PathPattern:
                _paths.Add(node.Span.Offset);
                break;
            case CaptureSegment or GlobSegment:
                Tighten(node.Span);
                break;
        }
    }

    private void Mark(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression binary:
                _spaced.Add(binary.OperatorSpan.Offset);
                if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
                {
                    _logical.Add(binary.OperatorSpan.Offset);
                }

                break;
            case TypeTestExpression test:
                _spaced.Add(Before(test.Type.Span.Offset).Span.Offset);
                break;
            case ConditionalExpression conditional:
                _spaced.Add(Before(conditional.WhenTrue.Span.Offset).Span.Offset);
                _spaced.Add(Before(conditional.WhenFalse.Span.Offset).Span.Offset);
                break;
            case UnaryExpression:
                _signs.Add(expression.Span.Offset);
                break;
            case PathExpression path:
                _paths.Add(expression.Span.Offset);
                path.Parts.Where(part => part.Literal?.StartsWith('{') == true)
                    .ToList()
                    .ForEach(part => Tighten(part.Span));
                break;
            case MapExpression:
                _maps.Add(expression.Span.Offset);
                break;
            case ParenthesizedExpression or ListExpression:
                _opening.Add(expression.Span.Offset);
                break;
            case SliceExpression slice:
                var colon = IndexOf(slice.To?.Span.Offset ?? slice.Span.End - 1) - 1;
                _tight.Add(_tokens[colon].Span.Offset);
                _tight.Add(_tokens[colon + 1].Span.Offset);
                break;
        }
    }

    private void Break(Expression? root)
    {
        if (root is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } chain)
        {
            for (
                Expression left = chain;
                left is BinaryExpression same && same.Operator == chain.Operator;
                left = same.Left
            )
            {
                _breaks.Add(same.OperatorSpan.Offset);
            }
        }
        else if (root is ConditionalExpression conditional)
        {
            _breaks.Add(Before(conditional.WhenTrue.Span.Offset).Span.Offset);
            _breaks.Add(Before(conditional.WhenFalse.Span.Offset).Span.Offset);
        }
    }

    private void Tighten(SourceSpan capture)
    {
        for (var i = IndexOf(capture.Offset) + 1; _tokens[i].Span.Offset < capture.End; i++)
        {
            _tight.Add(_tokens[i].Span.Offset);
        }
    }

    private Token Before(int offset) => _tokens[IndexOf(offset) - 1];

    // Of the token that begins at an offset, or first after it.
    private int IndexOf(int offset)
    {
        var (low, high) = (0, _tokens.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Span.Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
