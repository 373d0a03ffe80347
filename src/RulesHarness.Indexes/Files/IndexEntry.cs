using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// An entry for a composite index, whoever can use the index. <c>Options</c> are what makes it another index with the
/// same fields, such as <c>DENSE</c>; empty for the usual kind. Queries of client libraries use it if
/// <c>ServesClients</c>.
/// </summary>
public sealed record IndexEntry(IndexDeclaration Index, string Options, bool ServesClients)
{
    /// <summary>Returns true if both entries make the same index.</summary>
    public bool IsSameAs(IndexEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Options == other.Options && IndexShape.Of(Index).Equals(IndexShape.Of(other.Index));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Options.Length == 0 ? $"{IndexShape.Of(Index)}" : $"{IndexShape.Of(Index)} ({Options})";
}
