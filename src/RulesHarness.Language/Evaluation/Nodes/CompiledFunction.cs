namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>
/// A function of the rules file. Its parts are set when its body has been compiled, before anything is evaluated.
/// </summary>
internal sealed class CompiledFunction
{
    /// <summary>The number of its parameters and variables.</summary>
    public int Slots { get; set; }

    /// <summary>The values of its variables, in order.</summary>
    public Node[] Bindings { get; set; } = [];

    /// <summary>The expression that it returns.</summary>
    public Node Result { get; set; } = new ConstantNode(default);
}
