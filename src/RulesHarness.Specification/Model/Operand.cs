namespace RulesHarness.Specification.Model;

/// <summary>One side of a comparison.</summary>
public abstract record Operand;

/// <summary>A literal: string, long, double, bool or null.</summary>
public sealed record LiteralOperand(object? Value) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => Literal.Show(Value);
}

/// <summary>A list of operands.</summary>
public sealed record ListOperand(IReadOnlyList<Operand> Items) : Operand
{
    /// <summary>Two lists are equal that have the same operands in the same order.</summary>
    public bool Equals(ListOperand? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Items.Aggregate(Items.Count, (code, item) => HashCode.Combine(code, item.GetHashCode()));

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

/// <summary>
/// A field, by its dotted path: of the new document when <c>IsNew</c>, else of the stored one (on create, the new one).
/// </summary>
public sealed record FieldOperand(string Path, bool IsNew = false) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => IsNew ? $"new.{Path}" : Path;
}

/// <summary>The caller's uid; null for a guest.</summary>
public sealed record UidOperand : Operand
{
    /// <inheritdoc/>
    public override string ToString() => "uid";
}

/// <summary>A claim of the caller's token, by its dotted path.</summary>
public sealed record TokenOperand(string Claim) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => $"token.{Claim}";
}

/// <summary>The request's time.</summary>
public sealed record NowOperand : Operand
{
    /// <inheritdoc/>
    public override string ToString() => "now";
}

/// <summary>The limit of the query of a list; null when it has none.</summary>
public sealed record QueryLimitOperand : Operand
{
    /// <inheritdoc/>
    public override string ToString() => "query.limit";
}

/// <summary>A type of values, on the right of <c>is</c>: every kind but an enum and any.</summary>
public sealed record TypeOperand(TypeKind Kind) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => Kind.ToString().ToLowerInvariant();
}

/// <summary>The signs of arithmetic.</summary>
public enum ArithmeticSign
{
    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>*</c></summary>
    Times,

    /// <summary><c>/</c>, which rounds whole numbers towards zero</summary>
    DividedBy,

    /// <summary><c>%</c>, what a division leaves</summary>
    Remainder,
}

/// <summary>
/// Two numbers, texts or lists, or a time and a duration, put together: <c>count + 1</c>, <c>now - 60s</c>,
/// <c>members + [uid]</c>. A duration is a literal whose value is a <see cref="TimeSpan"/>; a list minus another one is
/// what is in the first only.
/// </summary>
public sealed record ArithmeticOperand(Operand Left, ArithmeticSign Sign, Operand Right) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => $"{Left} {Signs} {Right}";

    private string Signs =>
        Sign switch
        {
            ArithmeticSign.Plus => "+",
            ArithmeticSign.Minus => "-",
            ArithmeticSign.Times => "*",
            ArithmeticSign.DividedBy => "/",
            _ => "%",
        };
}

/// <summary>The number of items of a list, of keys of a map, or of characters of a text.</summary>
public sealed record SizeOperand(Operand Of) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => $"size of {Of}";
}

/// <summary>An item of a list by its number, from 0, or the value of a map by its key.</summary>
public sealed record ElementOperand(Operand Of, Operand Key) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => $"{Of}[{Key}]";
}

/// <summary>A field of another document; what looks up a document that is not there holds in no way.</summary>
public sealed record LookUpOperand(DocumentPath Path, string Field) : Operand
{
    /// <summary>Whether it is the field that the whole batch leaves, instead of the one before it.</summary>
    public bool IsAfter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsAfter ? "new." : "")}{Path}.{Field}";
}

/// <summary>Whether the requested document is there before the request: true or false.</summary>
public sealed record StoredOperand : Operand
{
    /// <inheritdoc/>
    public override string ToString() => "doc exists";
}

/// <summary>Whether there is another document: true or false.</summary>
public sealed record ExistsOperand(DocumentPath Path) : Operand
{
    /// <summary>Whether it is asked of what the whole batch leaves, instead of what is there before it.</summary>
    public bool IsAfter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsAfter ? "new." : "")}{Path} exists";
}

/// <summary>
/// Whether the caller has a role; while a spec is read only, then its definition stands in its place.
/// </summary>
internal sealed record RoleOperand(string Role) : Operand
{
    public override string ToString() => $"caller is {Role}";
}

/// <summary>An id in the path of the document asked for: a parent's, or its own.</summary>
public sealed record PathIdOperand(string Name) : Operand
{
    /// <summary>Returns true for the document's own id, whatever it is called.</summary>
    public bool IsOwn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{{{Name}}}";
}

/// <summary>
/// A name in braces behind <c>together with</c>: an id in the path of the requested document or a field of it, or else
/// a field of the other document. While a spec is read only, then what it means stands in its place.
/// </summary>
internal sealed record NameInBracesOperand(string Name, LookUpOperand OfOther) : Operand
{
    public override string ToString() => $"{{{Name}}}";
}

/// <summary>A parameter of an access pattern, bound to a value that occurs in the fixtures.</summary>
public sealed record ParameterOperand(string Name) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
