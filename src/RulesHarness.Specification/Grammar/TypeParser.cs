using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads the type of a field: <c>string</c>, <c>array of { sku: string, qty: int 1.. }</c>, <c>0 or map or null</c>.
/// </summary>
internal sealed class TypeParser
{
    private const int MaximumDepth = 8;

    /// <summary>See https://firebase.google.com/docs/firestore/vector-search#limitations.</summary>
    private const long MaximumDimension = 2048;

    private static readonly FieldConstraints None = new();

    private readonly Cursor _cursor;

    /// <summary>
    /// The type that was read last ends with a part, as <c>array of string</c> does: an <c>or</c> behind it could
    /// belong to that part.
    /// </summary>
    private bool _endsWithPart;

    private TypeParser(Cursor cursor) => _cursor = cursor;

    /// <summary>
    /// Takes the name of a type that a value can be of; gives null, and moves nothing, where none stands.
    /// </summary>
    public static TypeKind? TakeValueType(Cursor cursor)
    {
        var start = cursor.At;
        if (TypeNames.Take(cursor) is { } kind and not (TypeKind.Enum or TypeKind.Any))
        {
            return kind;
        }
        cursor.At = start;
        return null;
    }

    public static FieldType? Parse(Cursor cursor)
    {
        var start = cursor.Current;
        if (new TypeParser(cursor).Alternatives(0) is not { } type)
        {
            return null;
        }
        if (type.Constraints != None)
        {
            cursor.FailAt(start, TypeFault.ConstrainedField.Reason);
            return null;
        }
        return cursor.AtEnd || cursor.Fail("the end of the type") ? type : null;
    }

    private FieldType? Alternatives(int depth)
    {
        var start = _cursor.Current;
        var members = new List<FieldType>();
        var isNullable = false;
        do
        {
            if (members.Count > 0 && _cursor.TakeWord("null"))
            {
                isNullable = true;
                continue;
            }
            if (members.Count > 0 && _endsWithPart)
            {
                return Failed(TypeFault.AmbiguousOr);
            }
            if (Constrained(depth) is not { } member)
            {
                return null;
            }
            if (ConstraintParser.AtPart(_cursor))
            {
                return Failed(TypeFault.MisfitConstraint);
            }
            isNullable |= member.Nullable;
            members.Add(member with { Nullable = false });
        } while (_cursor.TakeWord("or") || _cursor.Take("|"));
        if (TypeUnion.Of(members) is { } type)
        {
            return type with { Nullable = isNullable };
        }
        _cursor.FailAt(start, TypeFault.Overlap.Reason);
        return null;
    }

    /// <summary>
    /// A type with the constraints behind it that fit it. Others are of the type that it is a part of: in <c>array of
    /// string items 1..2</c> they are the array's.
    /// </summary>
    private FieldType? Constrained(int depth)
    {
        var type = Suffixed(depth);
        var constraints = type?.Constraints ?? None;
        while (type is not null && ConstraintParser.AtPart(_cursor, type.Kind))
        {
            if (ConstraintParser.TakePart(_cursor, constraints) is not { } read)
            {
                return null;
            }
            constraints = read;
        }
        return type is null ? null : type with { Constraints = constraints };
    }

    /// <summary>A type, with <c>[]</c> for a list of it and <c>?</c> for null.</summary>
    private FieldType? Suffixed(int depth)
    {
        var type = Primary(depth);
        while (type is not null && _cursor.Take("["))
        {
            _endsWithPart = false;
            type = _cursor.Expect("]") ? ArrayOf(type) : null;
        }
        if (type is not null && _cursor.Take("?"))
        {
            type = type with { Nullable = true };
        }
        return _cursor.Failure is null ? type : null;
    }

    private FieldType? Primary(int depth)
    {
        _endsWithPart = false;
        if (depth > MaximumDepth)
        {
            return Failed("a type");
        }
        if (_cursor.Take("("))
        {
            var inner = Alternatives(depth + 1);
            _endsWithPart = false;
            return inner is not null && _cursor.Expect(")") ? inner : null;
        }
        if (_cursor.Take("{"))
        {
            return MapWithSchema(depth);
        }
        if (TakeLiteral() is { } literal)
        {
            return new FieldType(TypeKind.Enum) { Literals = [literal] };
        }
        return TypeNames.Take(_cursor) switch
        {
            null => Failed("a type"),
            (TypeKind.Array or TypeKind.Map) when _cursor.Current.Is("<") => Failed(TypeFault.Generic),
            TypeKind.Array => Array(depth),
            TypeKind.Map => Map(depth),
            TypeKind.Enum => Enum(),
            TypeKind.Reference => new FieldType(TypeKind.Reference)
            {
                Target = _cursor.TakeWord("to") ? Names.Path(_cursor) : null,
            },
            TypeKind.Vector => Vector(),
            { } kind => new FieldType(kind),
        };
    }

    /// <summary>The length stands behind the name, as in an index.</summary>
    private FieldType? Vector()
    {
        var inParentheses = _cursor.Take("(");
        if (_cursor.Current.Value is not (>= 1L and <= MaximumDimension))
        {
            return Failed(TypeFault.VectorWithoutLength);
        }
        var dimension = (int)(long)_cursor.Advance().Value!;
        return !inParentheses || _cursor.Expect(")") ? new FieldType(TypeKind.Vector) { Dimension = dimension } : null;
    }

    private FieldType? Array(int depth)
    {
        if (!_cursor.TakeWord("of"))
        {
            return new FieldType(TypeKind.Array);
        }
        var element = Constrained(depth + 1);
        _endsWithPart = true;
        return element is null ? null : ArrayOf(element);
    }

    private FieldType? ArrayOf(FieldType element) =>
        element.Kind == TypeKind.Array || element.Members.Any(member => member.Kind == TypeKind.Array)
            ? Failed(TypeFault.ArrayInArray)
            : new FieldType(TypeKind.Array) { Element = element };

    private FieldType? Map(int depth)
    {
        if (!_cursor.TakeWord("of"))
        {
            return new FieldType(TypeKind.Map);
        }
        if (TypeNames.Take(_cursor) != TypeKind.String || !_cursor.TakeWord("to"))
        {
            return Failed(TypeFault.MapOfValues);
        }
        var element = Constrained(depth + 1);
        _endsWithPart = true;
        return element is null ? null : new FieldType(TypeKind.Map) { Element = element };
    }

    private FieldType? MapWithSchema(int depth)
    {
        var entries = new List<MapEntry>();
        while (!_cursor.Take("}"))
        {
            if (Entry(depth) is not { } entry)
            {
                return null;
            }
            if (entries.Exists(other => other.Name == entry.Name))
            {
                return Failed(TypeFault.RepeatedEntry);
            }
            entries.Add(entry);
            if (!_cursor.Take(",") && !_cursor.Current.Is("}"))
            {
                return Failed(TypeFault.UnclosedMap);
            }
        }

        _endsWithPart = false;
        return entries.Count == 0 ? Failed(TypeFault.EmptyMap) : new FieldType(TypeKind.Map) { Entries = entries };
    }

    private MapEntry? Entry(int depth)
    {
        if (_cursor.Current.Kind is not (TokenKind.Word or TokenKind.String))
        {
            Failed(TypeFault.UnnamedEntry);
            return null;
        }
        var token = _cursor.Advance();
        var name = token.Value as string ?? token.Text;
        var isOptional = _cursor.Take("?");
        if (!_cursor.Take(":"))
        {
            Failed(TypeFault.UntypedEntry);
            return null;
        }
        return Alternatives(depth + 1) is { } type ? new MapEntry(name, type, !isOptional) : null;
    }

    private FieldType? Enum()
    {
        var inParentheses = _cursor.Take("(");
        if (!inParentheses)
        {
            _cursor.TakeWord("of");
        }
        var literals = new List<object>();
        do
        {
            var token = _cursor.Current;
            if (token.Kind is not (TokenKind.String or TokenKind.Number or TokenKind.Word))
            {
                return Failed("a literal");
            }

            literals.Add(token.Value ?? token.Text);
            _cursor.Advance();
        } while (_cursor.Take(",") || _cursor.Take("|"));
        return !inParentheses || _cursor.Expect(")") ? new FieldType(TypeKind.Enum) { Literals = literals } : null;
    }

    private object? TakeLiteral()
    {
        object? value =
            _cursor.Current.Kind is TokenKind.String or TokenKind.Number ? _cursor.Current.Value
            : _cursor.Current.IsWord("true") ? true
            : _cursor.Current.IsWord("false") ? false
            : null;
        if (value is not null)
        {
            _cursor.Advance();
        }
        return value;
    }

    private FieldType? Failed(TypeFault fault) => Failed(fault.Reason);

    private FieldType? Failed(string expected)
    {
        _cursor.Fail(expected);
        return null;
    }
}
