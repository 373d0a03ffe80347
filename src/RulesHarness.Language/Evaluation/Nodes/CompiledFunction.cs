namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>A function of the rules file. Its parts are set when its body has been compiled, before anything is evaluated.</summary>
internal sealed class CompiledFunction
{
    /// <summary>How many parameters and variables it has.</summary>
    public int Slots { get; set; }

    /// <summary>The values of its variables, in order.</summary>
    public Node[] Bindings { get; set; } = [];

    /// <summary>What it returns.</summary>
    public Node Result { get; set; } = new ConstantNode(default);
}
