package vn.loaxa.directory;

import java.util.List;

/** What one person may do today: roles and leading memberships whose terms run now, against the matrix of domain §8. Immutable. */
public interface Authority {
    PersonId person();

    /** Commune-wide, or within some unit of one's own. */
    boolean mayAnywhere(Right right);

    /** For the whole commune. */
    boolean mayEverywhere(Right right);

    /** For this body: commune-wide, or because the body lies in the branch that the person leads, or in the village they head. */
    boolean may(Right right, Body body);

    /** For this village as a whole: commune-wide, or because the person heads it. */
    boolean mayInVillage(Right right, VillageId village);

    /** For a person who lives in this village and is in these bodies. */
    boolean mayFor(Right right, Person subject, List<Body> bodiesOfSubject);

    /** Speaks for the commune, not for a branch: what they send is the word of the authorities. */
    default boolean speaksForCommune() {
        return mayEverywhere(Right.DRAFT_DIRECTIVE) || mayEverywhere(Right.APPROVE_DIRECTIVE);
    }

    /** How the person is titled: the highest office or lead first ("Chi hội trưởng Chi hội Nông dân thôn 3"); empty for residents. */
    List<String> titles();
}
