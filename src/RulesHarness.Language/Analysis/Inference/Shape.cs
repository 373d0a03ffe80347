using System.Collections.Immutable;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>The knowledge about a value in addition to its kind.</summary>
internal abstract record Shape
{
    private Shape() { }

    /// <summary><c>request</c>.</summary>
    internal sealed record Request : Shape;

    /// <summary><c>request.auth</c>.</summary>
    internal sealed record Auth : Shape;

    /// <summary><c>request.auth.token</c>.</summary>
    internal sealed record Token : Shape;

    /// <summary><c>request.query</c>.</summary>
    internal sealed record Query : Shape;

    /// <summary><c>resource</c>, <c>request.resource</c>, or what <c>get()</c> returns.</summary>
    internal sealed record Document(SchemaNode? Schema, bool IsLookedUp) : Shape;

    /// <summary>A document's data, or a map in it.</summary>
    internal sealed record Data(SchemaNode? Schema, bool IsLookedUp) : Shape;

    /// <summary>The keys of such a map.</summary>
    internal sealed record Keys(SchemaNode Schema) : Shape;

    /// <summary>The difference between two such maps.</summary>
    internal sealed record Changes(SchemaNode Schema) : Shape;

    /// <summary>A list that is written out.</summary>
    internal sealed record Items(ImmutableArray<InferredValue> Values) : Shape;

    /// <summary>A path that is written out; null for a segment that is put in.</summary>
    /// <param name="Texts">The segments, in order.</param>
    /// <param name="AreAll">Whether each text is one segment; else what is put in may be several.</param>
    internal sealed record Segments(ImmutableArray<string?> Texts, bool AreAll) : Shape
    {
        public bool Equals(Segments? other) =>
            other is not null && AreAll == other.AreAll && Texts.AsSpan().SequenceEqual(other.Texts.AsSpan());

        public override int GetHashCode() => Texts.Aggregate(AreAll ? 1 : 0, HashCode.Combine);
    }

    /// <summary>A value that a document holds, of which nothing is known.</summary>
    internal sealed record Stored : Shape;

    /// <summary><c>math</c> and the like: no value of its own.</summary>
    internal sealed record Namespace : Shape;
}
