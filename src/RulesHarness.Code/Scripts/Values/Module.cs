using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Scripts.Values;

/// <summary>A file while it is read: its program and its variables.</summary>
internal sealed class Module
{
    public Module(Program program)
    {
        Program = program;
        Scope = new Scope(null, this);
    }

    public Program Program { get; }

    public Scope Scope { get; }

    /// <summary>Gets the values that are exported by another name than that of a variable.</summary>
    public Dictionary<string, Cell> Exports { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the modules of which all names are passed on.</summary>
    public List<Value> PassedOn { get; } = [];

    public bool HasRun { get; set; }
}
