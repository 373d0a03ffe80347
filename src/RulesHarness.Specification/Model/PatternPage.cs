namespace RulesHarness.Specification.Model;

/// <summary>The part of a query's order that is asked for: from one page to the next.</summary>
public sealed record PatternPage
{
    /// <summary>The number of documents that are left out at the beginning.</summary>
    public int Offset { get; init; }

    /// <summary>Where it starts; null for the beginning.</summary>
    public PageEdge? Start { get; init; }

    /// <summary>Where it ends; null for the end.</summary>
    public PageEdge? End { get; init; }

    /// <summary>The same part of the opposite order.</summary>
    public PatternPage Reversed() => this with { Start = End, End = Start };
}

/// <summary>A document of the order where a page starts or ends, which is or is not among those asked for.</summary>
public sealed record PageEdge(bool IsIncluded);
