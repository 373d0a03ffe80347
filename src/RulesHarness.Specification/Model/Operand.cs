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

/// <summary>An id in the path of the document asked for: a parent's, or its own.</summary>
public sealed record PathIdOperand(string Name) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => $"{{{Name}}}";
}

/// <summary>A parameter of an access pattern, bound to a value that occurs in the fixtures.</summary>
public sealed record ParameterOperand(string Name) : Operand
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
