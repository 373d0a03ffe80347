using System.Globalization;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Reads the filter of a query in the short notation: comparisons joined by <c>and</c> and <c>or</c>.
/// </summary>
internal sealed class NotationFilter(NotationCursor cursor)
{
    /// <summary>A bound, so that no line overflows the stack.</summary>
    private const int MaximumDepth = 64;

    private const string Unknown = "?";

    private int _depth;

    public Condition Read() => Or();

    private Condition Or()
    {
        var parts = new List<Condition> { And() };
        while (cursor.TakeWords("or") || cursor.Take("||"))
        {
            parts.Add(And());
        }
        return parts is [var only] ? only : new OrCondition(parts);
    }

    private Condition And()
    {
        var parts = new List<Condition> { Part() };
        while (cursor.TakeWords("and") || cursor.Take("&&") || cursor.Take(","))
        {
            parts.Add(Part());
        }
        return parts is [var only] ? only : new AndCondition(parts);
    }

    private Condition Part()
    {
        if (!cursor.Take("("))
        {
            return Comparison();
        }
        if (++_depth > MaximumDepth)
        {
            throw cursor.Expected($"a filter with at most {MaximumDepth} brackets in each other");
        }
        var inner = Or();
        _depth--;
        return cursor.Take(")") ? inner : throw cursor.Expected("`)`");
    }

    private Comparison Comparison()
    {
        var field = new FieldOperand(NotationNames.Field(cursor));
        if (cursor.TakeWords("is", "not"))
        {
            return new Comparison(field, Comparator.NotEqual, NullOrNaN());
        }
        if (cursor.TakeWords("is"))
        {
            return new Comparison(field, Comparator.Equal, NullOrNaN());
        }
        return new Comparison(field, Operator(), Value());
    }

    private LiteralOperand NullOrNaN()
    {
        if (cursor.TakeWords("null"))
        {
            return new LiteralOperand(null);
        }
        return cursor.TakeWords("nan") ? new LiteralOperand(double.NaN) : throw cursor.Expected("`null` or `NaN`");
    }

    private Comparator Operator()
    {
        if (cursor.TakeWords("not", "in") || cursor.TakeWords("not-in"))
        {
            return Comparator.NotIn;
        }
        if (cursor.TakeWords("has", "any") || cursor.TakeWords("array-contains-any"))
        {
            return Comparator.HasAny;
        }
        if (cursor.TakeWords("has") || cursor.TakeWords("array-contains"))
        {
            return Comparator.Has;
        }
        if (cursor.TakeWords("in"))
        {
            return Comparator.In;
        }
        return Sign();
    }

    private Comparator Sign()
    {
        Comparator? comparator = cursor.Current switch
        {
            { Kind: not NotationTokenKind.Sign } => null,
            { Value: "==" or "=" } => Comparator.Equal,
            { Value: "!=" } => Comparator.NotEqual,
            { Value: "<" } => Comparator.Less,
            { Value: "<=" } => Comparator.LessOrEqual,
            { Value: ">" } => Comparator.Greater,
            { Value: ">=" } => Comparator.GreaterOrEqual,
            _ => null,
        };
        if (comparator is null)
        {
            throw cursor.Expected("an operator, such as `==`, `in` or `array-contains`,");
        }
        cursor.Take();
        return comparator.Value;
    }

    /// <summary>A literal, a list, or anything else, which stands for a value that is not known.</summary>
    private Operand Value()
    {
        if (cursor.Take("["))
        {
            return List();
        }
        if (cursor.Current.Kind == NotationTokenKind.Text)
        {
            return new LiteralOperand(cursor.Take().Value);
        }
        if (cursor.Current.Kind != NotationTokenKind.Word)
        {
            throw cursor.Expected("a value");
        }
        var word = cursor.Take().Value;
        return Literal(word) ?? Placeholder(word);
    }

    /// <summary>A value in words: <c>x</c>, <c>now - 7d</c>, <c>uid()</c>.</summary>
    private ParameterOperand Placeholder(string first)
    {
        var words = new List<string> { first };
        while (cursor.Current.Kind == NotationTokenKind.Word && !NotationNames.IsKeyword(cursor))
        {
            words.Add(cursor.Take().Value);
        }
        if (cursor.Take("("))
        {
            while (!cursor.IsAtEnd && !cursor.Current.Is(")"))
            {
                cursor.Take();
            }
            cursor.Take(")");
        }
        return new ParameterOperand(string.Join(' ', words));
    }

    private ListOperand List()
    {
        var items = new List<Operand>();
        while (!cursor.Take("]"))
        {
            if (items.Count > 0 && !cursor.Take(","))
            {
                throw cursor.Expected("`,` or `]`");
            }
            items.Add(Item());
        }
        return new ListOperand(items);
    }

    private Operand Item()
    {
        if (cursor.TakeWords("..") || cursor.TakeWords("...") || cursor.TakeWords(QueryNotation.Rest))
        {
            return new ParameterOperand(QueryNotation.Rest);
        }
        return Value();
    }

    private static Operand? Literal(string word)
    {
        switch (word.ToUpperInvariant())
        {
            case "NULL":
                return new LiteralOperand(null);
            case "NAN":
                return new LiteralOperand(double.NaN);
            case "TRUE":
                return new LiteralOperand(true);
            case "FALSE":
                return new LiteralOperand(false);
            case Unknown:
                return new ParameterOperand(Unknown);
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return new LiteralOperand(whole);
        }
        var isNumber = double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber ? new LiteralOperand(number) : null;
    }
}
