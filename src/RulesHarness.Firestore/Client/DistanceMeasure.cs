namespace RulesHarness.Firestore.Client;

/// <summary>The distance measures of <see cref="Query.FindNearest"/>.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/vector-search"/>
public enum DistanceMeasure
{
    /// <summary>Not a measure.</summary>
    None = 0,

    /// <summary>The straight line between the vectors.</summary>
    Euclidean = 1,

    /// <summary>The angle between the vectors, whatever their lengths.</summary>
    Cosine = 2,

    /// <summary>The product of the vectors; greater is nearer.</summary>
    DotProduct = 3,
}
