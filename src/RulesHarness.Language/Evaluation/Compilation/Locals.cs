using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Compilation;

/// <summary>The parameters and variables of a function, as far as they are known where an expression stands.</summary>
internal readonly record struct Locals(FunctionDeclaration? Function, int Bindings)
{
    /// <summary>The slot of a name; -1 where there is none.</summary>
    public int Slot(string name)
    {
        if (Function is null)
        {
            return -1;
        }

        for (var i = Bindings - 1; i >= 0; i--)
        {
            if (Function.Bindings[i].Name.Text == name)
            {
                return Function.Parameters.Length + i;
            }
        }

        for (var i = 0; i < Function.Parameters.Length; i++)
        {
            if (Function.Parameters[i].Text == name)
            {
                return i;
            }
        }

        return -1;
    }
}
