using NUnit.Framework;

namespace RulesHarness.NUnit.Code;

/// <summary>A query that source code can send, as a test of <see cref="QueriesOfAttribute"/> gets it.</summary>
public sealed class QueryInCode
{
    internal QueryInCode(string name, string? fault, bool isAccepted = false) =>
        (Name, Fault, IsAccepted) = (name, fault, isAccepted);

    /// <summary>Gets the method that sends the query, and the query in a short notation.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets why the query would fail in production, or why that is not known, with the place in the code; null if an
    /// index serves it.
    /// </summary>
    public string? Fault { get; }

    /// <summary>Returns true if the query can't be read, and its index was checked by hand.</summary>
    internal bool IsAccepted { get; }

    /// <summary>Fails the test unless an index serves the query.</summary>
    public void ShouldBeServed()
    {
        if (Fault is not null)
        {
            Assert.Fail(Fault);
        }
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
